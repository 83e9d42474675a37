"""The inbox socket: what changes in all conversations and bookings of the vendor, as far as the caller's role sees
them."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal, Self
from uuid import UUID

from django.utils import timezone

from chat import database, encoding, errors, protocol, standing
from chat.auth import SignIn
from chat.publisher import Push
from chat.socket import Send, Socket
from domain.access import Actor
from domain.bookings import queries as bookings
from domain.conversations import queries
from domain.outbox.queries import Recorded

MAX_WAITING = 1000
SEEN_FOR = 3.0
"""Seconds for which it is remembered whether the caller sees a conversation."""

REMEMBERED = 20_000
"""Events of which a room knows that it was told: more than a vendor has in the seconds of two sweeps."""

CURSOR_AGE = 24 * 60 * 60
"""Seconds for which one can come back with a cursor. Events are kept for longer."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where in the recorded events a client stands, and since when. To the client it is one opaque word."""

    position: int
    given_at: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises BadPosition."""
        if not re.fullmatch(r"[0-9]{1,18}\.[0-9]{1,12}", text):
            raise errors.BadPosition("?after= is the cursor of the last cursor frame received.")
        position, given_at = text.split(".")
        return cls(int(position), int(given_at))

    def is_old(self, now: float) -> bool:
        return now - self.given_at > CURSOR_AGE


@dataclass(frozen=True, slots=True)
class _Parting:
    """What is told to who has lost sight of a conversation or a booking: by whose it `was`, or because a member `left`
    it."""

    text: str
    was: dict[str, str | None]
    left: str | None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A frame to be sent. About nothing it is for everybody."""

    text: str
    about: Literal["nothing", "conversation", "booking"] = "nothing"
    thing_id: UUID | None = None
    event_id: int = 0
    parting: _Parting | None = None


class InboxSocket(Socket):
    accepted: ClassVar[Mapping[str, type[protocol.Frame]]] = protocol.INBOX_CLIENT_FRAMES

    def __init__(
        self, signed_in: SignIn, actor: Actor, send: Send, *, room: "InboxRoom", frontier: int, after: Cursor | None
    ) -> None:
        super().__init__(signed_in, actor, send)
        self._room, self._frontier, self._after = room, frontier, after
        self._waiting: deque[_Waiting] = deque()
        self._sent_again: set[int] = set()
        self._sees: dict[UUID, tuple[bool, float]] = {}

    # Beginning: what was missed, and where the client stands then

    async def _write(self) -> None:
        await self._begin()
        await super()._write()

    async def _begin(self) -> None:
        """The room is entered already: what is recorded from the frontier on comes by it, or has come back with it."""
        if self._after is not None:
            await self._catch_up(self._after)
        await self.emit(cursor_frame(self._frontier))

    async def _catch_up(self, after: Cursor) -> None:
        missed = None if after.is_old(time.time()) else await self._room.since(after.position)
        if missed is None:
            await self.emit(resync_frame())
            return
        for _, push in missed:
            self._sent_again.add(push["event"])
            if self._is_meant(push):
                await self._show(_waiting(push))

    # Live

    def offer(self, push: dict[str, Any]) -> None:
        """Something happened in a conversation, or to a booking."""
        if push["type"] == "changed":
            self._sees.pop(UUID(push["conversation"]), None)  # who sees it may have changed, too
        if self._is_meant(push):
            self.put(_waiting(push))

    def _is_meant(self, push: dict[str, Any]) -> bool:
        """What one has read is news to one's own sockets alone."""
        return push.get("reader") in (None, str(self.actor.id))

    def put(self, waiting: _Waiting) -> None:
        if len(self._waiting) == MAX_WAITING:
            self.close(protocol.Close.TOO_SLOW)  # better an end that is seen than a silent loss
            return
        self._waiting.append(waiting)
        self.wake()

    async def write_more(self) -> bool:
        if not self._waiting:
            return await super().write_more()
        waiting = self._waiting.popleft()
        if waiting.event_id in self._sent_again:
            self._sent_again.discard(waiting.event_id)
        else:
            await self._show(waiting)
        return True

    async def _show(self, waiting: _Waiting) -> None:
        """As far as the caller sees it; or that they do not see it any more."""
        thing_id, parting = waiting.thing_id, waiting.parting
        if thing_id is None:
            await self.emit(waiting.text)
            return
        if not self.actor.can(f"{waiting.about}.read"):
            return
        sees = self._may_see_booking if waiting.about == "booking" else self._may_see
        if await sees(thing_id):
            await self.emit(waiting.text)
        elif parting and await self._has_lost(waiting.about, thing_id, parting):
            await self.emit(parting.text)

    async def _has_lost(self, about: str, thing_id: UUID, parting: _Parting) -> bool:
        """Whether the caller, who does not see it, saw it before."""
        if parting.left and parting.left == str(self.actor.member_id):
            return True
        would_see = bookings.would_see if about == "booking" else queries.would_see
        return await database.run(partial(would_see, self.actor, thing_id, parting.was))

    async def _may_see_booking(self, booking_id: UUID) -> bool:
        """Asked each time: who sees a booking may change with each event of it."""
        if self.actor.reach == "vendor":
            return True
        return await database.run(partial(bookings.sees, self.actor, booking_id))

    async def _may_see(self, conversation_id: UUID) -> bool:
        if self.actor.reach == "vendor":
            return True
        now = asyncio.get_running_loop().time()
        known, at = self._sees.get(conversation_id, (False, 0.0))
        if now - at <= SEEN_FOR and at:
            return known
        seen = await database.run(partial(standing.sees, self.actor, conversation_id))
        if len(self._sees) > MAX_WAITING:
            self._sees.clear()
        self._sees[conversation_id] = (seen, now)
        return seen

    def stands(self, actor: Actor) -> None:
        if actor != self.actor:
            self._sees.clear()
        super().stands(actor)


def _waiting(push: dict[str, Any]) -> _Waiting:
    parting = _Parting(push["parting"], push["was"], push["left"]) if "parting" in push else None
    about: Literal["conversation", "booking"] = "booking" if push["type"] == "booking" else "conversation"
    if push["type"] == "ended":  # nobody sees it any more
        return _Waiting(push["text"], event_id=push["event"])
    return _Waiting(push["text"], about, UUID(push[about]), push["event"], parting)


class InboxRoom:
    """The inbox sockets of one vendor in this process. `read_since` answers what was recorded from a position on."""

    def __init__(self, vendor_id: UUID, read_since: Callable[[UUID, int], list[Push] | None]) -> None:
        self.vendor_id = vendor_id
        self.group = f"inbox.{vendor_id}"
        self.sockets: set[InboxSocket] = set()
        self.empty_since = time.monotonic()
        self._read_since = read_since
        self._told: dict[int, None] = {}

    def since(self, position: int) -> Awaitable[list[Push] | None]:
        return database.run(partial(self._read_since, self.vendor_id, position))

    def take(self, event: dict[str, Any]) -> None:
        """An event pushed by this or another process, or found by the sweep: told once."""
        if event["event"] in self._told:
            return
        self._told[event["event"]] = None
        if len(self._told) > REMEMBERED:
            del self._told[next(iter(self._told))]
        for socket in self.sockets:
            socket.offer(event)

    def lacks(self, recorded: Recorded) -> bool:
        return recorded.id not in self._told

    def mark(self, position: int) -> None:
        """All that was recorded ahead of this position has been offered."""
        self._tell(cursor_frame(position))

    def resync(self) -> None:
        """More was lost than can be told one by one."""
        self._tell(resync_frame())

    def _tell(self, text: str) -> None:
        for socket in self.sockets:
            socket.put(_Waiting(text))

    def enter(self, socket: InboxSocket) -> None:
        self.sockets.add(socket)

    def leave(self, socket: InboxSocket) -> None:
        self.sockets.discard(socket)
        if not self.sockets:
            self.empty_since = time.monotonic()


def cursor_frame(position: int) -> str:
    return encoding.encode(protocol.CursorFrame(cursor=f"{position}.{int(time.time())}"))


def resync_frame() -> str:
    return encoding.encode(protocol.Resync(timestamp=timezone.now()))
