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
