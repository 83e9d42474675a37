"""What happens to bookings. `booking` is `Booking.as_it_stands` at that moment: who is told later is told of then."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class BookingCreated(Event):
    type: ClassVar[str] = "booking.created"
    booking_id: UUID
    status: str
    starts_at: datetime
    booking: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookingHeld(Event):
    """Time is kept for it until `held_until`; it is no booking yet, and nobody is told. `was`: as of a move."""

    type: ClassVar[str] = "booking.held"
    booking_id: UUID
    starts_at: datetime
    held_until: datetime
    was: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HoldExpired(Event):
    type: ClassVar[str] = "booking.hold_expired"
    booking_id: UUID


@dataclass(frozen=True, slots=True)
class BookingChanged(Event):
    """Its words, team, member or service; not its start."""

    type: ClassVar[str] = "booking.changed"
    booking_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]
    version: int
    booking: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookingRescheduled(Event):
    """`alone`: not one of several that an event of their own tells of, as of a series. `was`: its `staff_id` and
    `team_id`, where they were others before."""

    type: ClassVar[str] = "booking.rescheduled"
    booking_id: UUID
    old_start: datetime
    new_start: datetime
    version: int
    alone: bool = True
    booking: dict[str, Any] = field(default_factory=dict)
    was: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookingConfirmed(Event):
    type: ClassVar[str] = "booking.confirmed"
    booking_id: UUID
    version: int
    booking: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookingCancelled(Event):
    """`alone`: as above."""

    type: ClassVar[str] = "booking.cancelled"
    booking_id: UUID
    reason: str
    version: int
    alone: bool = True
    booking: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookingCompleted(Event):
    type: ClassVar[str] = "booking.completed"
    booking_id: UUID
    booking: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookingMissed(Event):
    type: ClassVar[str] = "booking.no_show"
    booking_id: UUID
    booking: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CustomerIsComing(Event):
    """They said so."""

    type: ClassVar[str] = "booking.customer_is_coming"
    booking_id: UUID


OF_BOOKINGS = (
    BookingCreated,
    BookingHeld,
    HoldExpired,
    BookingChanged,
    BookingRescheduled,
    BookingConfirmed,
    BookingCancelled,
    BookingCompleted,
    BookingMissed,
    CustomerIsComing,
)
"""All that happens to one: each has its `booking_id`."""
