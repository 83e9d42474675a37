from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class MessagePosted(Event):
    type: ClassVar[str] = "message.posted"
    audited: ClassVar[bool] = False  # the conversation's own log says who wrote what
    conversation_id: UUID
    message_id: UUID
    seq: int
    direction: str


@dataclass(frozen=True, slots=True)
class MessageStatusChanged(Event):
    type: ClassVar[str] = "message.status_changed"
    conversation_id: UUID
    message_id: UUID
    seq: int
    status: str


@dataclass(frozen=True, slots=True)
class MessageChanged(Event):
    """Something of a message other than its status changed; `fields` names it."""

    type: ClassVar[str] = "message.changed"
    audited: ClassVar[bool] = False
    conversation_id: UUID
    message_id: UUID
    seq: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class ConversationChanged(Event):
    type: ClassVar[str] = "conversation.changed"
    conversation_id: UUID
    fields: list[str]
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConversationBegun(Event):
    """By a member, with a contact who has not written."""

    type: ClassVar[str] = "conversation.begun"
    conversation_id: UUID
    contact_id: UUID


@dataclass(frozen=True, slots=True)
class ConversationRead(Event):
    """Somebody has read as far as `seq`, or marked what follows it as unread."""

    type: ClassVar[str] = "conversation.read"
    audited: ClassVar[bool] = False  # of no weight, and there are many
    conversation_id: UUID
    reader_id: UUID | None
    seq: int


@dataclass(frozen=True, slots=True)
class MembersMentioned(Event):
    """In an internal note."""

    type: ClassVar[str] = "conversation.mentioned"
    conversation_id: UUID
    message_id: UUID
    member_ids: list[UUID]
