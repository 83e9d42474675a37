"""Events that the channel layer did not bring, read from where they are recorded.

A message of an open conversation needs none of this: its log is numbered (chat/tail.py). Statuses, and all that an
inbox shows, have no number of their own: they are found by the id of the transaction that recorded them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

import structlog

from chat import database, live
from chat.inbox import InboxRoom
from chat.publisher import Push
from chat.room import Room
from domain.outbox import queries as outbox
from domain.outbox.queries import Recorded

log = structlog.get_logger(__name__)

MOST_READ = 5000
"""Events looked at in one sweep; of a process that has more to look at, the inboxes are told to load their lists."""

MOST = 200
"""Events sent again one by one; who missed more loads the list."""

Rooms = Mapping[str, Room | InboxRoom]


class Watch:
    """How far a process has looked. It keeps one sweep behind: what is still on its way is not taken for lost."""

    def __init__(self) -> None:
        self.since: int | None = None
        """All that was recorded ahead of it has been told to the rooms. None while there are none."""
        self.until: int | None = None

    def begin(self, frontier: int) -> None:
        """Somebody wants to know of all from here on."""
        self.since = frontier if self.since is None else min(self.since, frontier)

    def move(self, span: tuple[int | None, int | None], frontier: int) -> None:
        """The span has been looked at. `since` stays when somebody asked for more meanwhile."""
        since, until = span
        if self.since is None:
            self.since = frontier
        elif self.since == since and until is not None:
            self.since = until
        self.until = frontier

    def end(self) -> None:
        self.since = self.until = None


@dataclass
class Found:
    events: list[Recorded]
    frontier: int


async def find(rooms: Rooms, watch: Watch) -> None:
    """Hand the rooms what they were not told, and tell the inboxes how far they have been."""
    inboxes = {room.vendor_id: room for room in rooms.values() if isinstance(room, InboxRoom)}
    if not rooms:
        watch.end()
        return
    span = watch.since, watch.until
    kinds = live.PUSHED if inboxes else live.SHOWN_IN_ROOMS
    found = await database.run(partial(_look, {room.vendor_id for room in rooms.values()}, kinds, span))
    lost = [event for event in found.events if any(room.lacks(event) for room in _rooms_of(event, rooms))]
    if len(found.events) == MOST_READ or len(lost) > MOST:
        for inbox in inboxes.values():
            inbox.resync()
    for group, push in await database.run(partial(_pushes, lost[:MOST])):
        if group in rooms:
            rooms[group].take(push)
    watch.move(span, found.frontier)
    for vendor_id in {event.vendor_id for event in found.events} & inboxes.keys():
        inboxes[vendor_id].mark(watch.since or 0)


def since(vendor_id: UUID, position: int) -> list[Push] | None:
    """What an inbox missed that was told of everything ahead of `position`; None when that can't be told one by one."""
    if position > outbox.frontier():
        return None  # of another database, which this one may be a copy of
    events = outbox.recorded_since({vendor_id}, live.PUSHED, position, limit=MOST + 1)
    if len(events) > MOST:
        return None
    return [push for push in _pushes(events) if push[0] == f"inbox.{vendor_id}"]


def _look(vendors: set[UUID], kinds: tuple[type, ...], span: tuple[int | None, int | None]) -> Found:
    frontier = outbox.frontier()
    since, until = span
    if since is None or until is None or since == until:
        return Found([], frontier)
    return Found(outbox.recorded_since(vendors, kinds, since, until=until, limit=MOST_READ), frontier)


def _rooms_of(recorded: Recorded, rooms: Rooms) -> list[Room | InboxRoom]:
    groups = f"inbox.{recorded.vendor_id}", f"conversation.{live.conversation_of(recorded.event)}"
    return [rooms[group] for group in groups if group in rooms]


def _pushes(events: list[Recorded]) -> list[Push]:
    found: list[Push] = []
    for recorded in events:
        try:
            found += live.pushes(recorded.event, recorded.id, recorded.vendor_id)
        except Exception:  # erased since; what can be told of the others is told
            log.exception("chat.event_unread", event_type=recorded.event.type)
    return found
