"""One frame of each kind, as documents show them. They are instances of the models, so they can't be wrong."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from chat import protocol
from chat.protocol import Frame

_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_MESSAGE = UUID("019cabcd-1000-7000-8000-000000000042")
_CONVERSATION = UUID("019cabcd-2000-7000-8000-000000000001")
_BOOKING = UUID("019cabcd-5000-7000-8000-000000000001")
_AMINA = protocol.Named(id=UUID("019cabcd-3000-7000-8000-000000000001"), name="Amina Example")
_NORA = protocol.Named(id=UUID("019cabcd-4000-7000-8000-000000000001"), name="Nora Example")
_WHERE = {"conversation_id": _CONVERSATION, "contact": _AMINA}
_STATUS = {"id": _MESSAGE, "seq": 42, "status": "delivered", "timestamp": _AT}
_ASKED: dict[str, Any] = {
    "message": "May I come ten minutes late?",
    "timestamp": _AT,
    "id": _MESSAGE,
    "seq": 42,
    "direction": "inbound",
    "kind": "text",
    "sender": protocol.Sender(kind="contact", id=_AMINA.id, name=_AMINA.name),
    "status": "delivered",
    "client_id": None,
    "reply_to": None,
    "attachments": [],
    "reactions": [],
    "content": None,
    "reason": "",
    "mentions": [],
}
_CHANGED = {
    "id": _MESSAGE,
    "seq": 42,
    "attachments": [],
    "reactions": [protocol.ReactionFrame(emoji="👍", sender=_ASKED["sender"], timestamp=_AT)],
    "timestamp": _AT,
}

_ALL: tuple[Frame, ...] = (
    protocol.SendMessage(message="Of course!", client_id="web-17", reply_to=42),
    protocol.SendTyping(type="typing"),
    protocol.SendRead(type="read", seq=42),
    protocol.AskHistory(type="history", before=20, limit=50),
    protocol.Ping(type="ping"),
    protocol.Renew(type="auth", token="eyJhbGciOiJIUzI1NiJ9.e30.signature"),  # noqa: S106
    protocol.MessageFrame.model_validate(_ASKED),
    protocol.UserJoined(user=_NORA, timestamp=_AT),
    protocol.UserLeft(user=_NORA, timestamp=_AT),
    protocol.StatusFrame.model_validate(_STATUS),
    protocol.MessageChangedFrame.model_validate(_CHANGED),
    protocol.Ack(client_id="web-17", id=_MESSAGE, seq=43),
    protocol.Typing(user=_NORA, timestamp=_AT),
    protocol.Read(seq=42, user=_NORA, timestamp=_AT),
    protocol.History(messages=[protocol.MessageFrame.model_validate(_ASKED)], before=43, complete=False),
    protocol.Pong(timestamp=_AT),
    protocol.ErrorFrame(error="The message is empty.", code="chat.empty_message", client_id="web-18"),
    protocol.InboxMessage.model_validate(_ASKED | _WHERE),
    protocol.InboxStatus.model_validate(_STATUS | _WHERE),
    protocol.InboxMessageChanged.model_validate(_CHANGED | _WHERE),
    protocol.ConversationChangedFrame.model_validate(
        {**_WHERE, "fields": ["status"], "status": "closed", "timestamp": _AT}
    ),
    protocol.ConversationGone(conversation_id=_CONVERSATION, timestamp=_AT),
    protocol.BookingChangedFrame(
        booking_id=_BOOKING,
        what="rescheduled",
        version=3,
        status="confirmed",
        staff_id=_NORA.id,
        starts_at=_AT + timedelta(days=2),
        timestamp=_AT,
    ),
    protocol.BookingGone(booking_id=_BOOKING, timestamp=_AT),
    protocol.CursorFrame(cursor="8123456.1772443800"),
    protocol.Resync(timestamp=_AT),
)
EXAMPLES: dict[type[Frame], Frame] = {type(frame): frame for frame in _ALL}
