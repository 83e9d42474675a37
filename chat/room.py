"""One conversation as this process sees it: its sockets, the last messages pushed, and who is there."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import structlog
from django.utils import timezone

from chat import database, encoding, protocol
from chat.presence import Change, Presence
from domain import tracing
from domain.conversations import queries
from domain.conversations.rules import STATUS_ORDER

if TYPE_CHECKING:
    from chat.chat_socket import ChatSocket

log = structlog.get_logger(__name__)

Tell = Callable[[str, dict[str, Any]], None]

RECENT = 32
"""Pushed messages kept, encoded, for sockets a little behind; who is further behind reads the log."""

BATCH = 200
STRAGGLER = 0.2
"""Seconds to wait for a message that another process pushed a little late, before reading the log."""

PATIENCE = 1.0


class Room:
    def __init__(self, vendor_id: UUID, conversation_id: UUID, process: str, tell: Tell) -> None:
        self.vendor_id, self.conversation_id = vendor_id, conversation_id
        self.group = f"conversation.{conversation_id}"
        self.sockets: set[ChatSocket] = set()
        self.presence = Presence()
        self.head = 0
        """The highest seq known to be committed; a socket behind it has something to send."""
        self.empty_since = time.monotonic()
        self._process, self._tell = process, tell
        self._recent: dict[int, str] = {}
        self._statuses: dict[int, int] = {}
        self._reads: dict[int, asyncio.Task[list[tuple[int, str]]]] = {}

    # The log

    def saw(self, head: int) -> None:
        """The log reaches so far: sockets that are behind read it."""
        if head > self.head:
            self.head = head
            self._wake()

    def recent(self, seq: int) -> str | None:
        return self._recent.get(seq)

    async def missing(self, after: int) -> list[tuple[int, str]]:
        """The next messages behind `after` as (seq, text); one query for all sockets that miss the same.

        Empty when what was missing has come by push meanwhile: then it is in `recent`.
        """
        read = self._reads.get(after)
        if read is None:
            read = self._reads[after] = asyncio.create_task(self._read(after))
            read.add_done_callback(lambda _: self._reads.pop(after, None))
        return await asyncio.shield(read)

    async def _read(self, after: int) -> list[tuple[int, str]]:
        tracing.request_id.set(uuid4().hex)
        if self._recent and after < max(self._recent) <= after + RECENT and await self._straggler(after + 1):
            return []
        read = partial(queries.log_after, self.vendor_id, self.conversation_id, after, limit=BATCH)
        try:
            records = await database.run(read)
        except Exception:
            log.exception("chat.log_unread", conversation_id=str(self.conversation_id))
            await asyncio.sleep(PATIENCE)
            return []
        if not records:
            self.head = min(self.head, after)  # erased meanwhile: there is nothing to wait for
        texts = [(record["seq"], encoding.encode(record)) for record in records]
        for seq, text in texts[-RECENT:]:
            self._keep(seq, text)
        return texts

    async def _straggler(self, seq: int) -> bool:
        for _ in range(10):
            await asyncio.sleep(STRAGGLER / 10)
            if seq in self._recent:
                return True
        return False

    def _keep(self, seq: int, text: str) -> None:
        self._recent[seq] = text
        if len(self._recent) > RECENT:
            del self._recent[min(self._recent)]

    # What the channel layer brings

    def take(self, event: dict[str, Any]) -> None:
        """An event pushed by this or another process: a hint, which may be late, doubled or out of order."""
        match event["type"]:
            case "message":
                self._keep(event["seq"], event["text"])
                self.saw(event["seq"])
            case "status":
                self._take_status(event)
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
            case _:
                pass

    def _take_status(self, event: dict[str, Any]) -> None:
        """Pass it on unless a later one has been: the queues of two processes may cross."""
        rank = STATUS_ORDER.index(event["status"]) if event["status"] in STATUS_ORDER else len(STATUS_ORDER)
        if rank <= self._statuses.get(event["seq"], -1):
            return
        self._statuses[event["seq"]] = rank
        if len(self._statuses) > BATCH:
            del self._statuses[min(self._statuses)]
        self.saw(event["seq"])  # the message itself goes first
        for socket in self.sockets:
            socket.hint(event["text"])

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
