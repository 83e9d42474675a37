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
    """The contact who wrote on WhatsApp: known by either id, or by the phone alone, else new.

    Ids that the contact lacked are filled in, unless another contact holds them. Two who meet the same stranger at
    once make one contact.
    """
    contact = _known(actor, whatsapp_id, business_scoped_id, now=now)
    if contact:
        return contact
    phone = f"+{whatsapp_id}" if whatsapp_id else None
    free = phone and not Contact.objects.within(actor.vendor_id).filter(phone_number=phone).exists()
    try:
        return add(
            actor,
            name=name or phone or "WhatsApp customer",
            now=now,
            phone_number=phone if free else None,
            whatsapp_id=whatsapp_id,
            business_scoped_id=business_scoped_id,
        )
    except rules.ContactExists:
        contact = _known(actor, whatsapp_id, business_scoped_id, now=now)  # somebody was quicker
        if contact is None:
            raise
        return contact


@transaction.atomic
def stop_marketing(actor: Actor, contact_id: UUID, *, now: datetime) -> None:
    """The customer wants no more marketing on WhatsApp; the first word counts."""
    asked = Contact.objects.within(actor.vendor_id).filter(id=contact_id, marketing_stopped_at=None)
    if asked.update(marketing_stopped_at=now):
        outbox.record(actor, ContactChanged(contact_id, ["marketing_stopped_at"]), now=now)


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


def _known(actor: Actor, whatsapp_id: str | None, business_scoped_id: str | None, *, now: datetime) -> Contact | None:
    wanted = Q()
    if whatsapp_id:
        wanted |= Q(whatsapp_id=whatsapp_id) | Q(phone_number=f"+{whatsapp_id}", whatsapp_id=None)
    if business_scoped_id:
        wanted |= Q(business_scoped_id=business_scoped_id)
    rows = Contact.objects.within(actor.vendor_id).filter(wanted).select_for_update(no_key=True).order_by("id")
    found = sorted(
        rows,
        key=lambda c: (c.whatsapp_id != whatsapp_id or not whatsapp_id, c.business_scoped_id != business_scoped_id),
    )
    if not found:
        return None
    contact, others = found[0], found[1:]
    missing = {
        name: value
        for name, value in (("whatsapp_id", whatsapp_id), ("business_scoped_id", business_scoped_id))
        if value and not getattr(contact, name) and not any(getattr(other, name) == value for other in others)
    }
    if missing:
        for field, value in missing.items():
            setattr(contact, field, value)
        _save(contact)
        outbox.record(actor, ContactChanged(contact.id, sorted(missing)), now=now)
    return contact


def _save(contact: Contact) -> None:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError:
        raise rules.ContactExists from None  # the database's words hold the number
