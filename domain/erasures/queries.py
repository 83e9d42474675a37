"""Reading receipts, and telling whether a message is one that was erased."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from domain.access import Actor
from domain.compiled import compiled
from domain.erasures import rules
from domain.erasures.models import ErasedMessage, Erasure


def list_erasures(actor: Actor, **filters: Any) -> QuerySet[Erasure]:
    """The vendor's receipts, or that of a `contact_id`."""
    actor.require("contact.erase")
    actor.require_whole()
    return Erasure.objects.within(actor.vendor_id).filter(**filters)


def get(actor: Actor, erasure_id: UUID) -> Erasure:
    """The receipt, or ErasureNotFound."""
    found = list_erasures(actor, id=erasure_id).first()
    if found is None:
        raise rules.ErasureNotFound
    return found


def of_identity(actor: Actor, identity: str) -> QuerySet[Erasure]:
    """The receipts of those who were known by this phone, WhatsApp id, business-scoped id or e-mail."""
    return list_erasures(actor, fingerprints__contains=[of_person(actor.vendor_id, identity)])


def of_person(vendor_id: UUID, identity: str) -> str:
    text = rules.normal(identity)
    return rules.fingerprint(text, vendor_id=vendor_id, purpose="erased.identity", key=settings.SECRET_KEY)


def of_message(vendor_id: UUID, wamid: str) -> str:
    return rules.fingerprint(wamid, vendor_id=vendor_id, purpose="erased.message", key=settings.SECRET_KEY)


def erased_of(vendor_id: UUID, wamids: Collection[str]) -> set[str]:
    """Those of these messages that were erased: what is still said of them is nobody's."""
    by_print = {of_message(vendor_id, wamid): wamid for wamid in wamids}
    return {by_print[found] for (found,) in _erased(vendor_id=vendor_id, fingerprints=[*by_print])}


@compiled
def _erased(*, vendor_id: UUID, fingerprints: list[str]) -> "QuerySet[ErasedMessage, tuple[str]]":
    rows = ErasedMessage.objects.within(vendor_id).filter(fingerprint__any_of=fingerprints)
    return rows.values_list("fingerprint")
