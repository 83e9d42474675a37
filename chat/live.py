"""Recorded events to open sockets: a hint sent after the commit, from whatever process wrote.

The caller is a request or a task: it only puts the event in a queue. A thread reads the message once, encodes
it once, and publishes it. Full queue, Redis away, process killed: the hint is lost, and the sweep of the
sockets' hub finds the message in the log.
"""

from typing import Any
from uuid import UUID

from django.utils import timezone

from chat import encoding, protocol
from chat.publisher import Push, publisher
from domain.access import system
from domain.attachments.events import AttachmentSettled
from domain.conversations import queries
from domain.conversations.events import (
    ConversationChanged,
    ConversationRead,
    MessageChanged,
    MessagePosted,
    MessageStatusChanged,
)
from domain.outbox.actions import recorded
from domain.outbox.events import Event

PUSHED: tuple[type[Event], ...] = (
    MessagePosted,
    MessageStatusChanged,
    MessageChanged,
    AttachmentSettled,
    ConversationChanged,
    ConversationRead,
)
SHOWN_IN_ROOMS: tuple[type[Event], ...] = (MessageStatusChanged, MessageChanged, AttachmentSettled)
"""Those of them that change what an open conversation shows, and are not entries of its log."""


def listen() -> None:
    """Connect to the outbox's signal; called once when Django starts, in every kind of process."""
    recorded.connect(_hear, dispatch_uid="chat.live")


def _hear(*, event: Any, event_id: int, vendor_id: UUID, **_: Any) -> None:
    if isinstance(event, PUSHED):
        publisher.put(lambda: pushes(event, event_id, vendor_id))


def pushes(event: Any, event_id: int, vendor_id: UUID) -> list[Push]:
    """What to publish for an event, read from the database: to the conversation's sockets and to the inboxes."""
    conversation = queries.get(system(vendor_id), event.conversation_id)
    where: dict[str, Any] = {
        "conversation_id": conversation.id,
        "contact": {"id": conversation.contact_id, "name": conversation.contact.name},
    }
    room, inbox = f"conversation.{conversation.id}", f"inbox.{vendor_id}"
    kind = "changed" if isinstance(event, ConversationChanged) else "event"
    to_inbox = {"type": kind, "event": event_id, "conversation": str(conversation.id)}
    match event:
        case MessagePosted():
            record: dict[str, Any] = {**queries.record(queries.get_message(vendor_id, event.message_id))}
            return [
                (room, {"type": "message", "seq": event.seq, "text": encoding.encode(record)}),
                (inbox, {**to_inbox, "text": encoding.encode({**record, **where})}),
            ]
        case MessageStatusChanged():
            status = {
                "type": "status",
                "id": event.message_id,
                "seq": event.seq,
                "status": event.status,
                "timestamp": timezone.now(),
            }
            push = {"type": "status", "seq": event.seq, "status": event.status}
            return [
                (room, {**push, "text": encoding.encode(status)}),
                (inbox, {**to_inbox, "text": encoding.encode({**status, **where})}),
            ]
        case MessageChanged() | AttachmentSettled():
            shown = queries.record(queries.log(vendor_id).get(id=event.message_id))
            update = {
                "type": "message_changed",
                **{key: shown[key] for key in ("id", "seq", "attachments", "reactions")},
                "timestamp": timezone.now(),
            }
            return [
                (
                    room,
                    {"type": "message_changed", "event": event_id, "seq": event.seq, "text": encoding.encode(update)},
                ),
                (inbox, {**to_inbox, "text": encoding.encode({**update, **where})}),
            ]
        case ConversationRead():
            text = _changed(where, ["unread"], conversation.status)
            return [(inbox, {**to_inbox, "reader": str(event.reader_id), "text": text})]
        case _:
            text = _changed(where, event.fields, conversation.status)
            return [(room, {"type": "changed"}), (inbox, {**to_inbox, "text": text})]


def _changed(where: dict[str, Any], fields: list[str], status: str) -> str:
    values = {**where, "fields": fields, "status": status, "timestamp": timezone.now()}
    return encoding.encode(protocol.ConversationChangedFrame.model_validate(values))
