from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class CalendarFeedOpened(Event):
    """For the first time, or under a new address; the old one is dead."""

    type: ClassVar[str] = "calendar_feed.opened"
    member_id: UUID


@dataclass(frozen=True, slots=True)
class CalendarFeedClosed(Event):
    type: ClassVar[str] = "calendar_feed.closed"
    member_id: UUID
