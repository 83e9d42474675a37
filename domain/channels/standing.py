"""Stopping a number that Meta wants stopped, and letting it go on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from domain.access import Actor, system
from domain.channels import queries, rules, templates
from domain.channels.events import WhatsAppChanged, WhatsAppResumed, WhatsAppStopped
from domain.channels.models import WhatsAppChannel
from domain.deliveries import actions as deliveries
from domain.outbox import actions as outbox


@transaction.atomic
def stop(vendor_id: UUID, *, problem: str, now: datetime) -> None:
    """Nothing leaves by the number until it is resumed. The first problem stays; the vendor is told once."""
    running = WhatsAppChannel.objects.within(vendor_id).filter(stopped_at=None)
    if running.update(stopped_at=now, problem=problem[:300]):
        outbox.record(system(vendor_id), WhatsAppStopped(problem[:300]), now=now)


@transaction.atomic
def resume(actor: Actor, *, now: datetime) -> WhatsAppChannel:
    """The vendor has seen to it: what waited leaves now. Raises ChannelNotConnected."""
    channel = queries.whatsapp(actor)
    if channel.stopped_at:
        go_on(actor, channel, now=now)
        channel.save(update_fields=["stopped_at", "problem"])
    return channel


def go_on(actor: Actor, channel: WhatsAppChannel, *, now: datetime) -> None:
    """Clear the problem on the row, which the caller saves, and let what waited for it leave."""
    channel.stopped_at, channel.problem = None, ""
    deliveries.hurry(actor.vendor_id, reason=rules.STOPPED, now=now)
    outbox.record(actor, WhatsAppResumed(), now=now)


@transaction.atomic
def configure(actor: Actor, changes: dict[str, Any], *, now: datetime) -> WhatsAppChannel:
    """Change what becomes of texts outside the window, whether customers book in the chat, and what messages cost.

    Raises ChannelNotConnected, TemplateUnknown, TemplateNotApproved, TemplateDoesNotFit.
    """
    channel = queries.whatsapp(actor)
    for field, value in changes.items():
        setattr(channel, field, value)
    if channel.outside_template and {"outside_template", "outside_language"} & changes.keys():
        template = templates.usable(actor.vendor_id, channel.outside_template, channel.outside_language)
        rules.check_outside_template(template.parameters)
    channel.save(update_fields=list(changes))
    outbox.record(actor, WhatsAppChanged(sorted(changes)), now=now)
    return channel
