"""Finding contacts."""

import re
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.compiled import compiled
from domain.contacts.models import NAME_WORDS, Contact
from domain.contacts.rules import ContactNotFound


def somebody(vendor_id: UUID) -> QuerySet[Contact]:
    """All but whoever was erased."""
    return Contact.objects.within(vendor_id).filter(is_nobody=False)


def matching(vendor_id: UUID, words: str) -> QuerySet[Contact]:
    """Every word begins a word of the name, or the phone, the WhatsApp id, the business-scoped id or the e-mail.

    Each of these has its index: PostgreSQL puts their finds together.
    """
    wanted = Q()
    for word in words.split():
        found = Q(phone_number__startswith=word) | Q(whatsapp_id__startswith=word)
        found |= Q(business_scoped_id__istartswith=word) | Q(email__istartswith=word)
        if parts := re.findall(r"\w+", word):
            found |= Q(name_words=SearchQuery(" & ".join(f"{part}:*" for part in parts), **_RAW))
        if word.isdigit():
            found |= Q(phone_number__startswith=f"+{word}")
        wanted &= found
    return somebody(vendor_id).alias(name_words=NAME_WORDS).filter(wanted)


_RAW: Any = {"search_type": "raw", "config": "simple"}


def list_contacts(actor: Actor, *, search: str = "") -> QuerySet[Contact]:
    actor.require("contact.read")
    return matching(actor.vendor_id, search) if search else somebody(actor.vendor_id)


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
    return somebody(vendor_id).filter(id=contact_id)


@compiled
def _locked(*, vendor_id: UUID, contact_id: UUID) -> QuerySet[Contact]:
    return somebody(vendor_id).filter(id=contact_id).select_for_update(no_key=True)


def known_by(actor: Actor, *, email: str | None = None, **ids: str) -> list[Contact]:
    """Everybody who has one of these (`phone_number`, `whatsapp_id`, `business_scoped_id`), or this e-mail."""
    actor.require("contact.read")
    wanted = Q(email__iexact=email) if email else Q()
    for field, value in ids.items():
        wanted |= Q(**{field: value})
    return list(somebody(actor.vendor_id).filter(wanted).order_by("id"))


def by_identity(actor: Actor, identity: str) -> Contact | None:
    """The contact with this UUID, WhatsApp id, business-scoped id or phone."""
    actor.require("contact.read")
    wanted = Q(whatsapp_id=identity) | Q(business_scoped_id=identity) | Q(phone_number="+" + identity.lstrip("+"))
    with suppress(ValueError):
        wanted |= Q(id=UUID(identity))
    return somebody(actor.vendor_id).filter(wanted).order_by("whatsapp_id").first()
