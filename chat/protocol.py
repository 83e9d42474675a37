"""Every frame of the two sockets, as pydantic models: the source of validation and of the JSON schema.

`CLIENT_FRAMES` and `SERVER_FRAMES` list them by `type`. Instants are UTC, RFC 3339 with `Z`; ids are UUIDs.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from domain.conversations import rules
from domain.conversations.contents import Content
from domain.conversations.kinds import (
    AttachmentState,
    ConversationStatus,
    MessageDirection,
    MessageStatus,
    SenderKind,
)

BookingNews = TypeAliasType(
    "BookingNews",
    Literal[
        "created",
        "held",
        "hold_expired",
        "changed",
        "rescheduled",
        "confirmed",
        "cancelled",
        "completed",
        "no_show",
        "customer_is_coming",
    ],
)
BookingStatus = TypeAliasType(
    "BookingStatus", Literal["held", "pending", "confirmed", "completed", "no_show", "cancelled"]
)

# JSON numbers are exact up to here in every client.
Seq = Annotated[int, Field(ge=1, le=2**53)]
ClientId = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]+$", min_length=1, max_length=100)]


class Frame(BaseModel):
    """Unknown keys and values of another type are refused, so that a client's mistake is seen and not guessed at."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, json_schema_serialization_defaults_required=True
    )


# Client → server


class SendMessage(Frame):
    """Write to the customer. A frame without `type` is this one. The same `client_id` again is stored once."""

    type: Literal["message"] = "message"
    message: Annotated[str, Field(min_length=1, max_length=rules.MAX_TEXT)]
    client_id: ClientId | None = None
    reply_to: Seq | None = None


class SendTyping(Frame):
    """Tell the others that one is writing; worth repeating every few seconds."""

    type: Literal["typing"]


class SendRead(Frame):
    """Keep how far one has read, and tell the others."""

    type: Literal["read"]
    seq: Seq


class AskHistory(Frame):
    """Ask for messages ahead of `before`, at most `limit`."""

    type: Literal["history"]
    before: Seq
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Ping(Frame):
    """Answered with a pong; the server also looks whether this socket missed a message."""

    type: Literal["ping"]


class Renew(Frame):
    """A fresh access token of the same user and vendor, before the old one expires."""

    type: Literal["auth"]
    token: Annotated[str, Field(min_length=1, max_length=4096)]


ClientFrame = Annotated[SendMessage | SendTyping | SendRead | AskHistory | Ping | Renew, Field(discriminator="type")]
CLIENT_FRAMES: dict[str, type[Frame]] = {
    "message": SendMessage,
    "typing": SendTyping,
    "read": SendRead,
    "history": AskHistory,
    "ping": Ping,
    "auth": Renew,
}

# Server → client


class Sender(Frame):
    """Who wrote a message. `id` is the member's or the contact's; Spout itself has none."""

    kind: SenderKind
    id: UUID | None
    name: str


class Named(Frame):
    """A user (`id` is the user's id) or a contact."""

    id: UUID
    name: str


class AttachmentFrame(Frame):
    """A file of a message. `GET /attachments/{id}` gives its address, once it is `stored`."""

    id: UUID
    kind: str
    mime_type: str
    size: int | None
    name: str
    state: AttachmentState
    reason: str


class ReactionFrame(Frame):
    """An emoji that somebody put on a message."""

    emoji: str
    sender: Sender
    timestamp: datetime


class MessageFrame(Frame):
    """One entry of the log: `domain.conversations.queries.MessageRecord`, key for key.

    `content` is what it holds besides text, by its `kind`; `reason` why it failed or went otherwise than written;
    `mentions` are the ids of the members that a note calls.
    """

    message: str
    timestamp: datetime
    type: Literal["message"] = "message"
    id: UUID
    seq: int
    direction: MessageDirection
    kind: str
    sender: Sender
    status: MessageStatus
    client_id: str | None
    reply_to: int | None
    attachments: list[AttachmentFrame]
    reactions: list[ReactionFrame]
    content: Content | None
    reason: str
    mentions: list[str]


class UserJoined(Frame):
    """Somebody is here now; at the beginning, who is here already. Once per person, however many tabs they open."""

    type: Literal["user_joined"] = "user_joined"
    user: Named
    timestamp: datetime


class UserLeft(Frame):
    """Somebody has closed their last tab, or was lost."""

    type: Literal["user_left"] = "user_left"
    user: Named
    timestamp: datetime


class StatusFrame(Frame):
    """How far a message has come; it only moves forward."""

    type: Literal["status"] = "status"
    id: UUID
    seq: int
    status: MessageStatus
    timestamp: datetime


class MessageChangedFrame(Frame):
    """A file of the message arrived, or a reaction came or went: both as they are now."""

    type: Literal["message_changed"] = "message_changed"
    id: UUID
    seq: int
    attachments: list[AttachmentFrame]
    reactions: list[ReactionFrame]
    timestamp: datetime


class Ack(Frame):
    """The message is stored. `client_id` is the one given, or null."""

    type: Literal["ack"] = "ack"
    client_id: str | None
    id: UUID
    seq: int


class Typing(Frame):
    """Somebody else is writing."""

    type: Literal["typing"] = "typing"
    user: Named
    timestamp: datetime


class Read(Frame):
    """Somebody else has read up to here."""

    type: Literal["read"] = "read"
    seq: int
    user: Named
    timestamp: datetime


class History(Frame):
    """Messages ahead of `before`, oldest first. `complete`: there are none ahead of these."""

    type: Literal["history"] = "history"
    messages: list[MessageFrame]
    before: int
    complete: bool


class Pong(Frame):
    """The answer to a ping."""

    type: Literal["pong"] = "pong"
    timestamp: datetime


class ErrorFrame(Frame):
    """Why a frame was not acted on. `client_id` is that of the frame, when it could be read."""

    error: str
    code: str
    client_id: str | None


# Only on /ws/inbox/


class InboxMessage(MessageFrame):
    """A new message in some conversation."""

    conversation_id: UUID
    contact: Named


class InboxStatus(StatusFrame):
    """How far a message of some conversation has come."""

    conversation_id: UUID
    contact: Named


class InboxMessageChanged(MessageChangedFrame):
    """A file or a reaction of a message of some conversation."""

    conversation_id: UUID
    contact: Named


class ConversationChangedFrame(Frame):
    """Something of a conversation other than its messages changed; `fields` names it."""

    type: Literal["conversation_changed"] = "conversation_changed"
    conversation_id: UUID
    contact: Named
    fields: list[str]
    status: ConversationStatus
    timestamp: datetime


class ConversationGone(Frame):
    """The caller does not see the conversation any more: it was given to others, or it has been removed."""

    type: Literal["conversation_gone"] = "conversation_gone"
    conversation_id: UUID
    timestamp: datetime


class BookingChangedFrame(Frame):
    """Something happened to a booking: `what` it was. The rest is how it stood then; all else of it is for the API.

    Comes to whoever may see bookings, as far as their role reaches: one's own calendar, or all.
    """

    type: Literal["booking_changed"] = "booking_changed"
    booking_id: UUID
    what: BookingNews
    version: int
    status: BookingStatus
    staff_id: UUID
    starts_at: datetime
    timestamp: datetime


class BookingGone(Frame):
    """The caller does not see the booking any more: it was given to others."""

    type: Literal["booking_gone"] = "booking_gone"
    booking_id: UUID
    timestamp: datetime


class CursorFrame(Frame):
    """All that happened up to here has been sent. After a disconnect, come back with `?after=<cursor>` (for a day)."""

    type: Literal["cursor"] = "cursor"
    cursor: str


class Resync(Frame):
    """More was missed than can be told: load what is shown, conversations and bookings, again. What follows is live."""

    type: Literal["resync"] = "resync"
    timestamp: datetime


SERVER_FRAMES: dict[str, type[Frame]] = {
    "message": MessageFrame,
    "user_joined": UserJoined,
    "user_left": UserLeft,
    "status": StatusFrame,
    "message_changed": MessageChangedFrame,
    "ack": Ack,
    "typing": Typing,
    "read": Read,
    "history": History,
    "pong": Pong,
    "error": ErrorFrame,
}
INBOX_FRAMES: dict[str, type[Frame]] = {
    "message": InboxMessage,
    "status": InboxStatus,
    "message_changed": InboxMessageChanged,
    "conversation_changed": ConversationChangedFrame,
    "conversation_gone": ConversationGone,
    "booking_changed": BookingChangedFrame,
    "booking_gone": BookingGone,
    "cursor": CursorFrame,
    "resync": Resync,
    "pong": Pong,
    "error": ErrorFrame,
}


INBOX_CLIENT_FRAMES: dict[str, type[Frame]] = {kind: CLIENT_FRAMES[kind] for kind in ("ping", "auth")}


class Close:
    """The codes with which a socket is closed."""

    SIGNED_OUT = 4401
    NOT_ALLOWED = 4403
    MALFORMED = 4400
    NOT_FOUND = 4404
    COME_BACK = 1012
    TOO_SLOW = 1013
    FAULT = 1011
    TOO_BIG = 1009


CLOSE_CODES = {
    Close.SIGNED_OUT: "The session ended, or the token expired and was not renewed: sign in, and come back.",
    Close.NOT_ALLOWED: "The role lost the right, or the conversation is no longer the caller's to see.",
    Close.MALFORMED: "Only with ?refuse=close: the address can't be right, whatever comes back.",
    Close.NOT_FOUND: "Only with ?refuse=close: there is no such conversation.",
    Close.COME_BACK: "This process ends: connect again with ?after=.",
    Close.TOO_SLOW: "Too much was waiting for a reader that did not read: connect again with ?after=.",
    Close.FAULT: "Something broke here: connect again with ?after=.",
    Close.TOO_BIG: "A frame of more than a megabyte. Above 65,536 characters a frame is answered with an error.",
}
