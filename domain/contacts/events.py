from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class ContactAdded(Event):
    type: ClassVar[str] = "contact.added"
    contact_id: UUID


@dataclass(frozen=True, slots=True)
class ContactChanged(Event):
    type: ClassVar[str] = "contact.changed"
    contact_id: UUID
    fields: list[str]
