"""Finding contacts."""

import re
from contextlib import suppress
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.compiled import compiled
from domain.contacts.models import Contact
from domain.contacts.rules import ContactNotFound


def matching(words: str, prefix: str = "") -> Q:
    """Every word begins a word of the name, or the phone, the WhatsApp id, the business-scoped id or the e-mail.

    `prefix` leads to the contact from another table: `contact__`.
    """
    wanted = Q()
    for word in words.split():
        found = Q(**{f"{prefix}name__iregex": rf"\m{re.escape(word)}"})
        for field in ("phone_number", "whatsapp_id", "business_scoped_id", "email"):
            found |= Q(**{f"{prefix}{field}__istartswith": word})
        if word.isdigit():
            found |= Q(**{f"{prefix}phone_number__startswith": f"+{word}"})
        wanted &= found
    return wanted


def list_contacts(actor: Actor, *, search: str = "") -> QuerySet[Contact]:
    actor.require("contact.read")
    return Contact.objects.within(actor.vendor_id).filter(matching(search))


def get(actor: Actor, contact_id: UUID, *, lock: bool = False) -> Contact:
    """The contact, or ContactNotFound."""
    actor.require("contact.read")
    find = _locked if lock else _of_vendor
    found = find(vendor_id=actor.vendor_id, contact_id=contact_id)
    if not found:
        raise ContactNotFound
    return found[0]


@compiled
def _of_vendor(*, vendor_id: UUID, contact_id: UUID) -> QuerySet[Contact]:
    return Contact.objects.within(vendor_id).filter(id=contact_id)


@compiled
def _locked(*, vendor_id: UUID, contact_id: UUID) -> QuerySet[Contact]:
    return Contact.objects.within(vendor_id).filter(id=contact_id).select_for_update(no_key=True)


def by_identity(actor: Actor, identity: str) -> Contact | None:
    """The contact with this UUID, WhatsApp id, business-scoped id or phone."""
    actor.require("contact.read")
    wanted = Q(whatsapp_id=identity) | Q(business_scoped_id=identity) | Q(phone_number="+" + identity.lstrip("+"))
    with suppress(ValueError):
        wanted |= Q(id=UUID(identity))
    return Contact.objects.within(actor.vendor_id).filter(wanted).order_by("whatsapp_id").first()
