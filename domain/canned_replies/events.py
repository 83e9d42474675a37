from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class CannedReplyAdded(Event):
    type: ClassVar[str] = "canned_reply.added"
    canned_reply_id: UUID
    shortcut: str


@dataclass(frozen=True, slots=True)
class CannedReplyChanged(Event):
    type: ClassVar[str] = "canned_reply.changed"
    canned_reply_id: UUID
    fields: list[str]


@dataclass(frozen=True, slots=True)
class CannedReplyRemoved(Event):
    type: ClassVar[str] = "canned_reply.removed"
    canned_reply_id: UUID
    shortcut: str
