"""What is told of a message besides itself: live, to a socket that comes back, and to who asks for it."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from domain.attachments.queries import AttachmentRecord
from domain.conversations.models import Direction
from domain.conversations.queries import Change, MessageRecord
from domain.conversations.reactions import ReactionRecord


class StatusRecord(TypedDict):
    """How far a message has come."""

    type: str
    id: UUID
    seq: int
    status: str
    timestamp: datetime


class MessageChangedRecord(TypedDict):
    """A message's files and reactions as they are now."""

    type: str
    id: UUID
    seq: int
    attachments: list[AttachmentRecord]
    reactions: list[ReactionRecord]
    timestamp: datetime


def status(message_id: UUID, seq: int, status: str, *, at: datetime) -> StatusRecord:
    return {"type": "status", "id": message_id, "seq": seq, "status": status, "timestamp": at}


def message_changed(record: MessageRecord, *, at: datetime) -> MessageChangedRecord:
    return {
        "type": "message_changed",
        "id": record["id"],
        "seq": record["seq"],
        "attachments": record["attachments"],
        "reactions": record["reactions"],
        "timestamp": at,
    }


def of_change(change: Change) -> list[StatusRecord | MessageChangedRecord]:
    """What to tell who has the message as it was before."""
    record, told = change.record, list[StatusRecord | MessageChangedRecord]()
    if record["direction"] == Direction.OUTBOUND:
        told.append(status(record["id"], record["seq"], record["status"], at=change.at))
    if change.is_decorated:
        told.append(message_changed(record, at=change.at))
    return told
