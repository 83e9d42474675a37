"""Recorded events to open sockets: a hint sent after the commit, from whatever process wrote.

The caller is a request or a task: it only puts the event in a queue. A thread reads the message once, encodes
it once, and publishes it. Full queue, Redis away, process killed: the hint is lost, and the sweep of the
sockets' hub finds the message in the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from chat import encoding, live_bookings, protocol
from chat.publisher import Push, publisher
from domain.access import system
from domain.attachments.events import AttachmentSettled
from domain.conversations import frames, queries
from domain.conversations.events import (
    ConversationBegun,
    ConversationChanged,
    ConversationRead,
    MessageChanged,
    MessagePosted,
    MessageStatusChanged,
)
from domain.conversations.models import Conversation
from domain.dossiers.events import ENDINGS
from domain.outbox.actions import recorded
from domain.outbox.events import Event

PUSHED: tuple[type[Event], ...] = (
    MessagePosted,
    MessageStatusChanged,
    MessageChanged,
    AttachmentSettled,
    ConversationBegun,
    ConversationChanged,
    ConversationRead,
    *ENDINGS,
    *live_bookings.PUSHED,
)
SHOWN_IN_ROOMS: tuple[type[Event], ...] = (
    MessageStatusChanged,
    MessageChanged,
    AttachmentSettled,
    *ENDINGS,
)
"""Those of them that change what an open conversation shows, and are not entries of its log."""


def listen() -> None:
    """Connect to the outbox's signal; called once when Django starts, in every kind of process."""
    recorded.connect(_hear, dispatch_uid="chat.live")


def _hear(*, event: Any, event_id: int, vendor_id: UUID, **_: Any) -> None:
    if isinstance(event, PUSHED):
        publisher.put(lambda: pushes(event, event_id, vendor_id))


def conversation_of(event: Any) -> UUID | None:
    """The conversation that an event is about; None where it is about a booking, or a contact who had none."""
    found: UUID | None = getattr(
        event, "ended_conversation_id" if isinstance(event, ENDINGS) else "conversation_id", None
    )
    return found


def pushes(event: Any, event_id: int, vendor_id: UUID) -> list[Push]:
    """What to publish for an event, read from the database: to the conversation's sockets and to the inboxes; of a
    booking, to the inboxes alone."""
    if isinstance(event, ENDINGS):
        return _ended(event.ended_conversation_id, event_id, vendor_id)
    if isinstance(event, live_bookings.PUSHED):
        return live_bookings.pushes(event, event_id, vendor_id)
    about = _About(queries.get(system(vendor_id), event.conversation_id), event_id)
    match event:
        case MessagePosted():
            record = queries.record(queries.get_message(vendor_id, event.message_id))
            return [about.to_room("message", record, seq=event.seq), about.to_inbox(record)]
        case MessageStatusChanged():
            frame = frames.status(event.message_id, event.seq, event.status, at=timezone.now())
            return [about.to_room("status", frame, seq=event.seq, status=event.status), about.to_inbox(frame)]
        case MessageChanged() | AttachmentSettled():
            record = queries.record(queries.log(vendor_id).get(id=event.message_id))
            changed = frames.message_changed(record, at=timezone.now())
            return [about.to_room("message_changed", changed, seq=event.seq, event=event_id), about.to_inbox(changed)]
        case ConversationBegun():
            return [about.to_inbox(about.changed(["begun"]))]
        case ConversationRead():
            return [about.to_inbox(about.changed(["unread"]), reader=str(event.reader_id))]
        case _:
            told = about.to_inbox(about.changed(event.fields), kind="changed", **_parting(event))
            return [(about.room, {"type": "changed"}), told]


@dataclass(frozen=True, slots=True)
class _About:
    """The conversation that an event is about, and how its sockets and the inboxes are told."""

    conversation: Conversation
    event_id: int

    @property
    def room(self) -> str:
        return f"conversation.{self.conversation.id}"

    @property
    def where(self) -> dict[str, Any]:
        contact = self.conversation.contact
        return {"conversation_id": self.conversation.id, "contact": {"id": contact.id, "name": contact.name}}

    def to_room(self, kind: str, frame: Mapping[str, Any], **known: Any) -> Push:
        return self.room, {"type": kind, **known, "text": encoding.encode(frame)}

    def to_inbox(self, frame: Mapping[str, Any], *, kind: str = "event", **known: Any) -> Push:
        push = {"type": kind, "event": self.event_id, "conversation": str(self.conversation.id), **known}
        return f"inbox.{self.conversation.vendor_id}", {**push, "text": encoding.encode({**frame, **self.where})}

    def changed(self, fields: list[str]) -> dict[str, Any]:
        """A `protocol.ConversationChangedFrame`, without where."""
        at, status = timezone.now(), self.conversation.status
        return {"type": "conversation_changed", "fields": fields, "status": status, "timestamp": at}


def _parting(event: ConversationChanged) -> dict[str, Any]:
    """Who may have lost sight of it: whose it was before, and who takes part no more."""
    was = {name: str(value) if value else None for name, value in event.before.items() if name in _HOLDERS}
    left = event.after.get("left")
    if not was and not left:
        return {}
    return {"was": was, "left": str(left) if left else None, "parting": _gone(event.conversation_id)}


_HOLDERS = ("assignee_id", "team_id")


def _ended(conversation_id: UUID | None, event_id: int, vendor_id: UUID) -> list[Push]:
    """It is no more: there is nothing left to read, and nobody to keep it from."""
    if conversation_id is None:
        return []
    inbox = {"type": "ended", "event": event_id, "conversation": str(conversation_id), "text": _gone(conversation_id)}
    return [(f"conversation.{conversation_id}", {"type": "ended"}), (f"inbox.{vendor_id}", inbox)]


def _gone(conversation_id: UUID) -> str:
    frame = protocol.ConversationGone(conversation_id=conversation_id, timestamp=timezone.now())
    return encoding.encode(frame)
