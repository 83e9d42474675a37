"""One conversation as this process sees it: its sockets, the last messages pushed, and who is there."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from chat import database, encoding, protocol
from chat.presence import Change, Presence
from chat.tail import Tail
from domain.attachments.events import AttachmentSettled
from domain.conversations import queries
from domain.conversations.events import MessageChanged, MessageStatusChanged
from domain.conversations.queries import MessageRecord
from domain.conversations.receipts import TYPING_LASTS
from domain.conversations.rules import STATUS_ORDER
from domain.dossiers.events import ENDINGS
from domain.outbox.queries import Recorded

if TYPE_CHECKING:
    from chat.chat_socket import ChatSocket

Tell = Callable[[str, dict[str, Any]], None]

BATCH = 200
"""Messages read from the log at a time."""


class Room:
    def __init__(self, vendor_id: UUID, conversation_id: UUID, process: str, tell: Tell) -> None:
        self.vendor_id, self.conversation_id = vendor_id, conversation_id
        self.group = f"conversation.{conversation_id}"
        self.sockets: set[ChatSocket] = set()
        self.presence = Presence()
        self.tail = Tail(self._read, self._wake)
        self.empty_since = time.monotonic()
        self._process, self._tell = process, tell
        self._typing_shown_at = float("-inf")
        self._statuses: dict[int, int] = {}
        self._changes: dict[int, None] = {}

    async def _read(self, after: int) -> list[MessageRecord]:
        return await database.run(partial(queries.log_after, self.vendor_id, self.conversation_id, after, limit=BATCH))

    # What the channel layer brings

    def take(self, event: dict[str, Any]) -> None:
        """An event pushed by this or another process: a hint, which may be late, doubled or out of order."""
        match event["type"]:
            case "message":
                self.tail.push(event["seq"], event["text"])
            case "status":
                self._take_status(event)
            case "message_changed":
                self._take_change(event)
            case "typing" | "read":
                for socket in self.sockets:
                    if socket.user != event["user"]:
                        socket.hint(event["text"])
            case "presence" if event["from"] != self._process:
                self._announce(self.presence.hear(event["from"], event["people"], now=time.monotonic()))
                if event["ask"] and self.sockets:
                    self.tell_presence()
            case "changed":
                for socket in self.sockets:
                    socket.checked_at = 0.0  # the next sweep asks first whether these still see it
            case "ended":
                for socket in self.sockets:
                    socket.close(protocol.Close.NOT_ALLOWED)
            case _:
                pass

    def lacks(self, recorded: Recorded) -> bool:
        """Whether it is a status, a change of a message or the conversation's end that the sockets were not told of."""
        event = recorded.event
        match event:
            case MessageStatusChanged():
                return _rank(event.status) > self._statuses.get(event.seq, -1)
            case MessageChanged() | AttachmentSettled():
                return recorded.id not in self._changes
            case _:
                return isinstance(event, ENDINGS)

    def _take_change(self, event: dict[str, Any]) -> None:
        """Pass on how the message stands now; told twice it does no harm."""
        self._changes[event["event"]] = None
        if len(self._changes) > BATCH:
            del self._changes[next(iter(self._changes))]
        self.tail.forget(event["seq"])
        for socket in self.sockets:
            socket.hint(event["text"])

    def _take_status(self, event: dict[str, Any]) -> None:
        """Pass it on unless a later one has been: the queues of two processes may cross."""
        rank = _rank(event["status"])
        if rank <= self._statuses.get(event["seq"], -1):
            return
        self._statuses[event["seq"]] = rank
        if len(self._statuses) > BATCH:
            del self._statuses[min(self._statuses)]
        self.tail.saw(event["seq"])  # the message itself goes first
        for socket in self.sockets:
            socket.hint(event["text"])

    # Who writes

    def is_typing_due(self, now: float) -> bool:
        """Whether the customer is to be shown anew that somebody writes; asked by each frame that says so."""
        if now - self._typing_shown_at < TYPING_LASTS.total_seconds():
            return False
        self._typing_shown_at = now
        return True

    def typing_is_over(self) -> None:
        """A message was written, with which WhatsApp ends it."""
        self._typing_shown_at = float("-inf")

    # Who is there

    def enter(self, socket: "ChatSocket") -> None:
        first_here = not self.sockets
        now = timezone.now()
        for user, name in self.presence.people().items():
            if user != socket.user:
                joined = protocol.UserJoined(user=protocol.Named(id=UUID(user), name=name), timestamp=now)
                socket.hint(encoding.encode(joined))
        self.sockets.add(socket)
        before = self.presence.own()
        self._announce(self.presence.enter(socket.user, socket.actor.name))
        if first_here or self.presence.own() != before:
            self.tell_presence(ask=first_here)

    def leave(self, socket: "ChatSocket") -> None:
        if socket not in self.sockets:
            return
        self.sockets.discard(socket)
        before = self.presence.own()
        self._announce(self.presence.leave(socket.user))
        if self.presence.own() != before:
            self.tell_presence()
        if not self.sockets:
            self.empty_since = time.monotonic()

    def tell_presence(self, *, ask: bool = False) -> None:
        """Tell the other processes who is here; `ask`: and have them tell."""
        own = self.presence.own()
        self.tell({"type": "presence", "from": self._process, "people": own, "ask": ask})

    def tell(self, event: dict[str, Any]) -> None:
        """To this room in every process, this one too."""
        self._tell(self.group, event)

    def forget_silent(self) -> None:
        self._announce(self.presence.forget_silent(now=time.monotonic()))

    def _announce(self, change: Change) -> None:
        now = timezone.now()
        for people, frame in ((change.joined, protocol.UserJoined), (change.left, protocol.UserLeft)):
            for user, name in people.items():
                text = encoding.encode(frame(user=protocol.Named(id=UUID(user), name=name), timestamp=now))
                for socket in self.sockets:
                    if socket.user != user:
                        socket.hint(text)

    def _wake(self) -> None:
        for socket in self.sockets:
            socket.wake()


def _rank(status: str) -> int:
    """How late in a message's life this status is; `failed` ends it."""
    return STATUS_ORDER.index(status) if status in STATUS_ORDER else len(STATUS_ORDER)
