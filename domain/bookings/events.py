from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class BookingCreated(Event):
    type: ClassVar[str] = "booking.created"
    booking_id: UUID
    status: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class BookingRescheduled(Event):
    type: ClassVar[str] = "booking.rescheduled"
    booking_id: UUID
    old_start: datetime
    new_start: datetime
    version: int


@dataclass(frozen=True, slots=True)
class BookingConfirmed(Event):
    type: ClassVar[str] = "booking.confirmed"
    booking_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class BookingCancelled(Event):
    type: ClassVar[str] = "booking.cancelled"
    booking_id: UUID
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class BookingCompleted(Event):
    type: ClassVar[str] = "booking.completed"
    booking_id: UUID


@dataclass(frozen=True, slots=True)
class BookingMissed(Event):
    type: ClassVar[str] = "booking.no_show"
    booking_id: UUID
