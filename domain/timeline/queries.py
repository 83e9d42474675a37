"""All that is known of a contact, in one list: what was booked, said, sent and changed, as far as the actor sees it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, F, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from domain.access import Actor
from domain.audit.models import AuditEvent, subject
from domain.bookings import queries as bookings
from domain.bookings.models import Booking
from domain.contacts import queries as contacts
from domain.contacts.models import Contact
from domain.conversations import queries as conversations
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery

MERGED = "contact.merged"
"""The event of domain.dossiers, which stands above: it hands out what is read here."""


class Place(NamedTuple):
    """Where an entry stands."""

    at: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """`what` is a Contact (its beginning), Booking, Message, Delivery or AuditEvent, by `kind`."""

    kind: str
    at: datetime
    what: Any


@dataclass(frozen=True, slots=True)
class Source:
    """Which rows of a kind the actor sees, and when each happened."""

    kind: str
    at: str
    rows: QuerySet[Any]
    load: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows

    def places(self, behind: Place | None, limit: int) -> QuerySet[Any, Any]:
        kind = Value(self.kind, output_field=CharField())
        found = self.rows.annotate(at=F(self.at), kind_of_entry=kind).order_by("-at", "-id")
        if behind:
            found = found.filter(Q(at__lt=behind.at) | Q(at=behind.at, id__lt=behind.id))
        return found.values_list("at", "id", "kind_of_entry")[:limit]


def list_entries(actor: Actor, contact_id: UUID, *, behind: Place | None = None, limit: int) -> list[Entry]:
    """The newest first, those behind a place; a reminder stands where it is to be sent.

    One query for the places of all kinds, and one for the rows of each. Raises ContactNotFound.
    """
    sources = {source.kind: source for source in _sources(actor, contacts.get(actor, contact_id))}
    found, *others = (source.places(behind, limit) for source in sources.values())
    if others:  # of one alone Django would take the LIMIT for the last word
        found = found.union(*others, all=True).order_by("-at", "-id")[:limit]
    places = list(found)
    things: dict[UUID, Model] = {}
    for kind in {kind for _, _, kind in places}:
        wanted = [id for _, id, kind_of_it in places if kind_of_it == kind]
        source = sources[kind]
        things |= {row.pk: row for row in source.load(source.rows.filter(id__in=wanted))}
    return [Entry(kind, at, things[id]) for at, id, kind in places if id in things]


def _sources(actor: Actor, contact: Contact) -> Iterable[Source]:
    vendor_id = actor.vendor_id
    yield Source("contact", "created_at", Contact.objects.within(vendor_id).filter(id=contact.id))
    if actor.can("booking.read"):
        booked = bookings.list_bookings(actor, contact_id=contact.id)
        yield Source("booking", "created_at", booked, _with_staff)
    if actor.can("conversation.read"):
        seen = conversations.list_conversations(actor, contact_id=contact.id)
        said = Message.objects.within(vendor_id).filter(conversation__in=seen.values("id"))
        yield Source("message", "created_at", said)
    if actor.can("delivery.read") and actor.reach == "vendor":
        # What is said in the chat stands there as such: messages, and what is shown on them.
        sent = Delivery.objects.within(vendor_id).filter(contact=contact.id).exclude(kind__startswith="chat.")
        yield Source("delivery", "send_at", sent)
    if actor.can("audit.read") and actor.reach == "vendor":
        yield Source("change", "recorded_at", changes(contact))


def changes(contact: Contact) -> QuerySet[AuditEvent]:
    """What is in the audit of the contact, its conversation and its bookings, and of those that were merged into it."""

    def ids(table: type[Booking] | type[Conversation]) -> QuerySet[Any, Any]:
        rows = table.objects.within(contact.vendor_id).filter(contact=contact)
        return rows.annotate(key=Cast("id", TextField())).values("key")

    about = Q(subject__in=known_as(contact)) | Q(subject__in=ids(Booking)) | Q(subject__in=ids(Conversation))
    return _events(contact).filter(about)


def known_as(contact: Contact) -> list[str]:
    """The contact's id, those that were merged into it, one after the other, and those of conversations that ended."""
    found, new = set[str](), {str(contact.id)}
    while new:
        found |= new
        merged = _events(contact).filter(type=MERGED, subject__in=new)
        ids = merged.values_list("payload__merged_id", "payload__ended_conversation_id")
        new = {id for pair in ids for id in pair if id} - found
    return sorted(found)


def _events(contact: Contact) -> QuerySet[Any]:
    return AuditEvent.objects.within(contact.vendor_id).alias(subject=subject())


def _with_staff(rows: QuerySet[Booking]) -> QuerySet[Booking]:
    return rows.select_related("service", "staff__user", "contact", "team", "resource")
