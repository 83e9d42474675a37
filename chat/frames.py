"""Frames that are built in more than one place: as they are told live, and to who was away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from domain.conversations.queries import MessageRecord


def status(message_id: UUID, seq: int, status: str, *, at: datetime) -> dict[str, Any]:
    """A `protocol.StatusFrame`."""
    return {"type": "status", "id": message_id, "seq": seq, "status": status, "timestamp": at}


def message_changed(record: MessageRecord, *, at: datetime) -> dict[str, Any]:
    """A `protocol.MessageChangedFrame`: files and reactions as they are now."""
    return {
        "type": "message_changed",
        "id": record["id"],
        "seq": record["seq"],
        "attachments": record["attachments"],
        "reactions": record["reactions"],
        "timestamp": at,
    }
