from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class AttachmentUploaded(Event):
    type: ClassVar[str] = "attachment.uploaded"
    attachment_id: UUID


@dataclass(frozen=True, slots=True)
class AttachmentSettled(Event):
    """The file of a message has come, or never will."""

    type: ClassVar[str] = "attachment.settled"
    attachment_id: UUID
    conversation_id: UUID
    message_id: UUID
    seq: int
    state: str
