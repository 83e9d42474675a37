"""Who wants what."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.contacts import queries as contacts
from domain.contacts.models import Contact
from domain.refusals import rules
from domain.refusals.models import Refusal


def list_refusals(actor: Actor, contact_id: UUID) -> QuerySet[Refusal]:
    """What the contact refuses. Raises ContactNotFound."""
    contact = contacts.get(actor, contact_id)
    return Refusal.objects.within(actor.vendor_id).filter(contact=contact).order_by("channel", "kind")


def refuses(contact: Contact, channel: str, kind: str) -> bool:
    if kind not in rules.REFUSABLE:
        return False
    return Refusal.objects.within(contact.vendor_id).filter(contact=contact, channel=channel, kind=kind).exists()
