"""Noting what customers do not want to be told."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import Actor
from domain.contacts import queries as contacts
from domain.outbox import actions as outbox
from domain.refusals import rules
from domain.refusals.events import RefusalTold
from domain.refusals.models import How, Refusal


@transaction.atomic
def tell(
    actor: Actor,
    contact_id: UUID,
    *,
    channel: str,
    kinds: Collection[str] = rules.REFUSABLE,
    refused: bool,
    how: How,
    now: datetime,
) -> None:
    """From now on these kinds are not sent to the contact over this channel, or are again. What is so already is no
    error. Raises ContactNotFound, NotRefusable."""
    actor.require("contact.write")
    for kind in kinds:
        rules.check_refusable(kind)
    contact = contacts.get(actor, contact_id, lock=True)
    rows = Refusal.objects.within(actor.vendor_id).filter(contact=contact, channel=channel, kind__in=kinds)
    present = set(rows.values_list("kind", flat=True))
    changed = sorted(set(kinds) - present if refused else present)
    if not changed:
        return
    if refused:
        Refusal.objects.across_vendors().bulk_create(
            Refusal(vendor_id=actor.vendor_id, contact=contact, channel=channel, kind=kind, how=how, told_at=now)
            for kind in changed
        )
    else:
        rows.delete()
    outbox.record(actor, RefusalTold(contact.id, channel, changed, refused), now=now)
