"""All that is kept about a contact, handed out: one ZIP, a document and the files, made while it is sent.

The document holds every row that points at the contact with all its columns, save secrets and what is only machinery:
a column of tomorrow is in it. Stored webhooks say the same as the messages that were made of them.
"""

import json
import mimetypes
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q, QuerySet

from domain import archives, sheets
from domain.access import Actor
from domain.attachments import files
from domain.attachments import rules as attachments
from domain.attachments.models import Attachment, State
from domain.bookings.models import Booking
from domain.collaborators.models import Collaborator
from domain.contacts import queries as contacts
from domain.contacts.models import Contact, FormerIdentity
from domain.conversations.models import Conversation, Labelling, Message, ReadMark
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.dossiers.events import ContactExported
from domain.limits import Limit
from domain.outbox import actions as outbox
from domain.public.models import ContactCode
from domain.refusals.models import Refusal
from domain.series.models import Series
from domain.timeline import queries as timeline
from domain.vendors import queries as vendors
from domain.waitlist.models import WaitlistEntry

EXPORTS = Limit("contact.dossier", "60 per hour")

FORMAT = "spout.contact/1"
PIECE = 64 * 1024

SECTIONS: dict[str, Callable[[Contact], QuerySet[Any]]] = {
    "former_identities": lambda contact: _of(FormerIdentity, contact),
    "refusals": lambda contact: _of(Refusal, contact),
    "codes": lambda contact: _codes(contact),
    "bookings": lambda contact: _of(Booking, contact),
    "series": lambda contact: _of(Series, contact),
    "waitlist_entries": lambda contact: _of(WaitlistEntry, contact),
    "conversations": lambda contact: _of(Conversation, contact),
    "labels": lambda contact: _in_conversation(Labelling, contact),
    "collaborators": lambda contact: _in_conversation(Collaborator, contact),
    "read_marks": lambda contact: _in_conversation(ReadMark, contact),
    "messages": lambda contact: _in_conversation(Message, contact),
    "attachments": lambda contact: _files(contact),
    "deliveries": lambda contact: _of(Delivery, contact),
    "delivery_attempts": lambda contact: _attempts(contact),
    "audit_events": lambda contact: timeline.changes(contact),
}
"""By the name under which they stand in the document: the rows about the contact."""

_MACHINERY = frozenset({"vendor_id", "manage_hash", "code_hash", "stored_as", "lease_until", "lane", "lane_order"})


def export(actor: Actor, contact_id: UUID, *, now: datetime) -> Iterator[bytes]:
    """The archive, piece by piece: `contact.json`, and under `files/` what was sent either way.

    Refused, if at all, before the first byte. It is in the audit. Raises ContactNotFound, TooManyTries.
    """
    actor.require("contact.erase")
    actor.require_whole()
    EXPORTS.spend(str(actor.vendor_id))
    with transaction.atomic():
        contact = contacts.get(actor, contact_id)
        outbox.record(actor, ContactExported(contact.id), now=now)
    about = {"format": FORMAT, "exported_at": now, "vendor": vendors.current(actor).name}
    return archives.stream(_entries(contact, about), at=now)


def _entries(contact: Contact, about: dict[str, Any]) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "contact.json", _document(contact, about)
    kept = _files(contact).filter(state=State.STORED)
    for chunk in sheets.in_chunks(kept, {"id": "id", "stored_as": "stored_as", "mime_type": "mime_type"}):
        for attachment_id, stored_as, mime_type in chunk:
            yield f"files/{attachment_id}{mimetypes.guess_extension(mime_type) or ''}", _bytes(stored_as)


def _document(contact: Contact, about: dict[str, Any]) -> Iterator[bytes]:
    """A JSON object: what it is, the contact, and a list for each of SECTIONS."""
    head = {**about, "contact": _values(Contact.objects.within(contact.vendor_id).filter(id=contact.id)).get()}
    yield _json(head)[:-1]
    for name, rows in SECTIONS.items():
        yield b',\n"%s":[' % name.encode()
        yield from _list(rows(contact))
        yield b"]"
    yield b"}\n"


def _list(rows: QuerySet[Any]) -> Iterator[bytes]:
    columns = {name: name for name in _columns(rows.model)}
    comma = b"\n"
    for chunk in sheets.in_chunks(rows, columns):
        yield comma + b",\n".join(_json(dict(zip(columns, row, strict=True))) for row in chunk)
        comma = b",\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).encode()


def _values(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.values(*_columns(rows.model))


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.attname not in _MACHINERY]


def _bytes(stored_as: str) -> Iterator[bytes]:
    """Of a file that the storage has lost, nothing: the document tells that there was one."""
    try:
        with files.open_stored(stored_as) as stored:
            while piece := stored.read(PIECE):
                yield piece
    except attachments.NotStored:
        return


def _of(table: Any, contact: Contact) -> QuerySet[Any]:
    return table.objects.within(contact.vendor_id).filter(contact=contact)


def _in_conversation(table: Any, contact: Contact) -> QuerySet[Any]:
    return table.objects.within(contact.vendor_id).filter(conversation__contact=contact)


def _files(contact: Contact) -> QuerySet[Attachment]:
    return Attachment.objects.within(contact.vendor_id).filter(message__conversation__contact=contact)


def _attempts(contact: Contact) -> QuerySet[DeliveryAttempt]:
    return DeliveryAttempt.objects.within(contact.vendor_id).filter(delivery__contact=contact)


def _codes(contact: Contact) -> QuerySet[ContactCode]:
    wanted = Q(address__in=[contact.phone_number or "", f"+{contact.whatsapp_id or ''}"])
    if contact.email:
        wanted |= Q(address__iexact=contact.email)
    return ContactCode.objects.within(contact.vendor_id).filter(wanted)
