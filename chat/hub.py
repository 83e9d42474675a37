"""The one ear of this process on the channel layer: joins each room's group once and hands events to its sockets.

The layer is a hint. What it loses, the sweep finds: every SWEEP seconds the heads of the logs are compared, recorded
events are looked through, and it is checked that everybody still may see what they see.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import structlog
from channels.layers import get_channel_layer

from chat import missed, sweep
from chat.inbox import InboxRoom
from chat.protocol import Close
from chat.room import Room
from chat.seldom import Seldom

log = structlog.get_logger(__name__)

SWEEP = 3.0
HEARTBEAT = 10.0
LINGER = 10.0
"""Seconds for which an empty room is kept: who lost a connection comes back."""

PATIENCE = 2.0
"""Seconds that a new socket waits for the subscription, and an event for Redis; then the sweep has to do."""

MAX_OUTGOING = 1000


class Hub:
    """Lives in one event loop. `rooms` by group name."""

    def __init__(self, layer: Any) -> None:
        self.process = uuid4().hex
        self.rooms: dict[str, Room | InboxRoom] = {}
        self.is_over = False
        self.watch = missed.Watch()
        self._layer = layer
        self._channel: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._joining: dict[str, asyncio.Task[None]] = {}
        self._outgoing: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue(MAX_OUTGOING)
        self._seldom = Seldom()
        self._tasks = [asyncio.create_task(self._forever(work)) for work in (self._listen, self._speak, self._sweep)]

    # Rooms

    async def chat_room(self, vendor_id: UUID, conversation_id: UUID) -> Room:
        room = self.rooms.get(f"conversation.{conversation_id}")
        if room is None:
            room = Room(vendor_id, conversation_id, self.process, self.tell)
        assert isinstance(room, Room)
        await self._join(room)
        return room

    async def inbox_room(self, vendor_id: UUID) -> InboxRoom:
        room = self.rooms.get(f"inbox.{vendor_id}")
        if room is None:
            room = InboxRoom(vendor_id, missed.since)
        assert isinstance(room, InboxRoom)
        await self._join(room)
        return room

    async def _join(self, room: Room | InboxRoom) -> None:
        """Have the room's events come here. Returns when they do, or after PATIENCE: then it is still tried."""
        room.empty_since = time.monotonic()  # not to be dropped while a handshake goes on
        if room.group not in self.rooms:
            self.rooms[room.group] = room
            self._joining[room.group] = asyncio.create_task(self._subscribe(room.group))
        await asyncio.wait({self._joining[room.group]}, timeout=PATIENCE)

    async def _subscribe(self, group: str) -> None:
        while True:
            try:
                await self._layer.group_add(group, await asyncio.shield(self._channel))
                return
            except Exception as failure:
                self._seldom.warn("chat.not_subscribed", reason=type(failure).__name__)
                await asyncio.sleep(1)

    async def drop_empty(self) -> None:
        """Leave the groups of rooms that have been empty for LINGER."""
        now = time.monotonic()
        for group, room in list(self.rooms.items()):
            if not room.sockets and now - room.empty_since > LINGER:
                del self.rooms[group]
                joining = self._joining.pop(group)
                joining.cancel()
                await asyncio.wait({joining})
                if group in self.rooms:
                    continue  # somebody came meanwhile
                with suppress(Exception):  # Redis is away: it has forgotten the subscription, too
                    async with asyncio.timeout(PATIENCE):
                        await self._layer.group_discard(group, await asyncio.shield(self._channel))

    # The layer

    async def _listen(self) -> None:
        if not self._channel.done():
            self._channel.set_result(await self._new_channel())
        channel = self._channel.result()
        while True:
            event = await self._layer.receive(channel)
            room = self.rooms.get(event.get("room", ""))
            if room is not None:
                try:
                    room.take(event)
                except Exception:
                    log.exception("chat.event_failed", event_type=event.get("type"))

    async def _new_channel(self) -> str:
        while True:
            try:
                name: str = await self._layer.new_channel()
                return name
            except Exception as failure:
                self._seldom.warn("chat.no_channel", reason=type(failure).__name__)
                await asyncio.sleep(1)

    def tell(self, group: str, event: dict[str, Any]) -> None:
        """Send it to the group from the background; dropped when Redis can't take it. Never waits."""
        with suppress(asyncio.QueueFull):
            self._outgoing.put_nowait((group, event))

    async def _speak(self) -> None:
        while True:
            group, event = await self._outgoing.get()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._layer.group_send(group, {**event, "room": group})
            except Exception as failure:
                self._seldom.warn("chat.not_told", reason=type(failure).__name__)

    # Time

    async def _sweep(self) -> None:
        told_at = time.monotonic()
        while True:
            await asyncio.sleep(SWEEP)
            try:
                await sweep.sweep(list(self.rooms.values()))
                await missed.find(dict(self.rooms), self.watch)
                await self.drop_empty()
            except Exception as failure:
                self._seldom.warn("chat.sweep_failed", reason=type(failure).__name__)
            if time.monotonic() - told_at >= HEARTBEAT:
                told_at = time.monotonic()
                for room in self.rooms.values():
                    if isinstance(room, Room) and room.sockets:
                        room.tell_presence()

    async def _forever(self, work: Callable[[], Awaitable[None]]) -> None:
        """When one of the hub's tasks ends, its sockets are sent away and come back to a new hub with ?after=."""
        try:
            await work()
        except Exception:
            log.exception("chat.hub_failed")
        finally:
            self.is_over = True
            for task in self._tasks:
                if task is not asyncio.current_task():
                    task.cancel()
            for room in self.rooms.values():
                for socket in room.sockets:
                    socket.close(Close.COME_BACK)

    async def stop(self) -> None:
        """End the tasks; the sockets are closed with 1012."""
        tasks = [*self._tasks, *self._joining.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def open_sockets() -> dict[str, int]:
    """How many sockets this process has: `chat` and `inbox`. From any thread."""
    rooms = list(_hub[1].rooms.values()) if _hub else []
    counts = {"chat": 0, "inbox": 0}
    for room in rooms:
        counts["chat" if isinstance(room, Room) else "inbox"] += len(room.sockets)
    return counts


_hub: tuple[asyncio.AbstractEventLoop, Hub] | None = None


def current() -> Hub:
    """The hub of this event loop, begun with its first socket."""
    global _hub
    loop = asyncio.get_running_loop()
    if _hub is None or _hub[0] is not loop or _hub[1].is_over:
        _hub = (loop, Hub(get_channel_layer()))
    return _hub[1]
