from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class SeriesMade(Event):
    """`booking_id` is the first of its `count` bookings."""

    type: ClassVar[str] = "series.made"
    series_id: UUID
    booking_id: UUID
    count: int


@dataclass(frozen=True, slots=True)
class SeriesCancelled(Event):
    """All of it that was to come, or the end of it: `count` bookings from `booking_id` on."""

    type: ClassVar[str] = "series.cancelled"
    series_id: UUID
    booking_id: UUID
    count: int
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class SeriesRescheduled(Event):
    """`count` bookings of it, from `booking_id` on, moved as that one did, in time, to another member, or both."""

    type: ClassVar[str] = "series.rescheduled"
    series_id: UUID
    booking_id: UUID
    count: int
    old_start: datetime
    new_start: datetime
    version: int
