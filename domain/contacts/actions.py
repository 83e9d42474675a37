"""Adding and changing contacts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from domain.access import Actor
from domain.contacts import queries, rules
from domain.contacts.events import ContactAdded, ContactChanged
from domain.contacts.models import Contact
from domain.outbox import actions as outbox


@transaction.atomic
def add(actor: Actor, *, name: str, now: datetime, **identities: Any) -> Contact:
    """A new contact. Raises ContactExists when the phone or a WhatsApp id is known."""
    actor.require("contact.write")
    contact = Contact(vendor_id=actor.vendor_id, name=name, created_at=now, **identities)
    _save(contact)
    outbox.record(actor, ContactAdded(contact.id), now=now)
    return contact


@transaction.atomic
def change(actor: Actor, contact_id: UUID, changes: dict[str, Any], *, now: datetime) -> Contact:
    """Change what is given. Raises ContactNotFound, ContactExists."""
    actor.require("contact.write")
    contact = queries.get(actor, contact_id, lock=True)
    for field, value in changes.items():
        setattr(contact, field, value)
    _save(contact)
    outbox.record(actor, ContactChanged(contact.id, sorted(changes)), now=now)
    return contact


@transaction.atomic
def meet_proven(actor: Actor, address: str, *, name: str, language: str, now: datetime) -> Contact:
    """The contact who has proved to have this e-mail or phone: the first who is known by it, unchanged, else new."""
    is_email = "@" in address
    of_phone = Q(phone_number=address) | Q(whatsapp_id=address.lstrip("+"))
    known = Contact.objects.within(actor.vendor_id).filter(Q(email__iexact=address) if is_email else of_phone)
    if contact := known.order_by("id").first():
        return contact
    reached_by = {"email" if is_email else "phone_number": address}
    try:
        return add(actor, name=name, language=language, now=now, **reached_by)
    except rules.ContactExists:
        return known.earliest("id")  # somebody was quicker


def _save(contact: Contact) -> None:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError:
        raise rules.ContactExists from None  # the database's words hold the number
