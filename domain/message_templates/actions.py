"""Putting messages in one's own words, and taking that back."""

from datetime import datetime

from django.db import transaction

from domain.access import Actor
from domain.message_templates import queries, rules
from domain.message_templates.events import MessageTemplateReset, MessageTemplateSet
from domain.message_templates.models import MessageTemplate
from domain.outbox import actions as outbox


@transaction.atomic
def put(
    actor: Actor,
    kind: str,
    channel: str,
    language: str,
    *,
    variant: str = "",
    subject: str = "",
    body: str,
    approved_template: str = "",
    now: datetime,
) -> queries.Wording:
    """From now on this kind of message says so. Raises MessageTemplateNotFound, UnknownPlaceholder, StrayBrace."""
    actor.require("message_template.write")
    known = rules.kind(kind, channel).placeholders
    rules.check(subject, known, field="subject")
    rules.check(body, known, field="body")
    row = MessageTemplate(
        vendor_id=actor.vendor_id,
        kind=kind,
        channel=channel,
        language=language,
        variant=variant,
        subject=subject if channel == "email" else "",
        body=body,
        approved_template=approved_template if channel == "whatsapp" else "",
        updated_at=now,
    )
    MessageTemplate.objects.across_vendors().bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["vendor", "kind", "channel", "language", "variant"],
        update_fields=["subject", "body", "approved_template", "updated_at"],
    )
    outbox.record(actor, MessageTemplateSet(kind, channel, language, variant), now=now)
    return queries.wording(actor.vendor_id, kind, channel, spoken=[language], variant=variant)


@transaction.atomic
def reset(actor: Actor, kind: str, channel: str, language: str, *, variant: str = "", now: datetime) -> None:
    """Forget the vendor's own words. Raises MessageTemplateNotFound."""
    actor.require("message_template.write")
    queries.get(actor, kind, channel, language, variant=variant).delete()
    outbox.record(actor, MessageTemplateReset(kind, channel, language, variant), now=now)
