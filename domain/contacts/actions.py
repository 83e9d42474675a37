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
def meet(actor: Actor, *, whatsapp_id: str | None, business_scoped_id: str | None, name: str, now: datetime) -> Contact:
    """The contact who wrote on WhatsApp: known by either id or by the phone, else new. Fills in the ids it lacked."""
    known = Q()
    if whatsapp_id:
        known |= Q(whatsapp_id=whatsapp_id) | Q(phone_number=f"+{whatsapp_id}")
    if business_scoped_id:
        known |= Q(business_scoped_id=business_scoped_id)
    contact = (
        Contact.objects.within(actor.vendor_id)
        .filter(known)
        .select_for_update(no_key=True)
        .order_by("created_at")
        .first()
    )
    if contact is None:
        phone = f"+{whatsapp_id}" if whatsapp_id else None
        return add(
            actor,
            name=name or phone or "WhatsApp customer",
            now=now,
            phone_number=phone,
            whatsapp_id=whatsapp_id,
            business_scoped_id=business_scoped_id,
        )
    contact.whatsapp_id = contact.whatsapp_id or whatsapp_id
    contact.business_scoped_id = contact.business_scoped_id or business_scoped_id
    _save(contact)
    return contact


def _save(contact: Contact) -> None:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError as error:
        raise rules.ContactExists from error
