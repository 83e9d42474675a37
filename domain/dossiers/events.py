from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class ContactMerged(Event):
    """`merged_id` is no more: what was its is `contact_id`'s, and of two conversations one has ended."""

    type: ClassVar[str] = "contact.merged"
    contact_id: UUID
    merged_id: UUID
    ended_conversation_id: UUID | None


@dataclass(frozen=True, slots=True)
class ContactRemoved(Event):
    type: ClassVar[str] = "contact.removed"
    contact_id: UUID
    ended_conversation_id: UUID | None


@dataclass(frozen=True, slots=True)
class ContactErased(Event):
    """Nothing of them is kept; `erasure_id` is the receipt."""

    type: ClassVar[str] = "contact.erased"
    contact_id: UUID
    ended_conversation_id: UUID | None
    erasure_id: UUID


@dataclass(frozen=True, slots=True)
class ContactExported(Event):
    """All that is kept about them was handed out."""

    type: ClassVar[str] = "contact.exported"
    contact_id: UUID


ENDINGS = (ContactMerged, ContactRemoved, ContactErased)
"""Those by which a conversation may end: their `ended_conversation_id`."""
