"""What may be booked, moved and changed. Pure: plain values in, the reason why not out."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from domain.errors import Conflict, Forbidden, Invalid, NotFound, Stale


class BookingNotFound(NotFound):
    code = "booking.not_found"
    sentence = "There is no such booking."


class SlotTaken(Conflict):
    code = "booking.slot_taken"
    sentence = "The staff member is not free at this time."


class StatusJump(Conflict):
    code = "booking.status_jump"
    sentence = "The booking can't change so from its present status."


class NotBegun(Conflict):
    code = "booking.not_begun"
    sentence = "The booking has not begun; nobody knows yet whether the customer comes."


class Anonymous(Conflict):
    code = "booking.anonymous"
    sentence = "Its contact was erased: it is a figure, and no words are written on it."


class StaleVersion(Stale):
    code = "booking.stale_version"
    sentence = "The booking was changed meanwhile; read it again."


class InThePast(Invalid):
    code = "booking.in_the_past"
    sentence = "The start lies in the past."


class TooSoon(Invalid):
    code = "booking.too_soon"
    sentence = "The service needs more notice."


class TooFar(Invalid):
    code = "booking.too_far"
    sentence = "The start lies beyond the service's horizon."


class StaffDoesNotServe(Invalid):
    code = "booking.staff_does_not_serve"
    sentence = "This member is not bookable for this service."


class OutsideHours(Invalid):
    code = "booking.outside_hours"
    sentence = "Nobody who serves this works then; staff who may can book with allow_outside_hours."


class HoldExpired(Conflict):
    code = "booking.hold_expired"
    sentence = "The hold has run out; look for a free start again."


class ChangedMeanwhile(Conflict):
    code = "booking.changed_meanwhile"
    sentence = "The booking is being changed by others; read it and try again."


class GoneMeanwhile(Conflict):
    code = "booking.gone_meanwhile"
    sentence = "Something that it is about was removed meanwhile; read it again."


class NotBookable(Invalid):
    code = "booking.service_not_bookable"
    sentence = "The service is no longer offered."


class OutOfReach(Forbidden):
    code = "booking.out_of_reach"
    sentence = "Your role does not reach this member's calendar."


class Terms(Protocol):
    """What the rules need to know of a service. Minutes and days."""

    duration_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int
    min_notice_minutes: int
    max_horizon_days: int
    requires_confirmation: bool
    is_active: bool


HOLD = timedelta(minutes=10)
LONGEST_HOLD = timedelta(minutes=60)

TRANSITIONS: dict[str, frozenset[str]] = {
    "held": frozenset({"pending", "confirmed", "cancelled"}),
    "pending": frozenset({"confirmed", "cancelled"}),
    "confirmed": frozenset({"completed", "no_show", "cancelled"}),  # and pending, when its customer moves it
    "completed": frozenset(),
    "no_show": frozenset({"completed"}),
    "cancelled": frozenset(),
}

MOVABLE = frozenset({"held", "pending", "confirmed"})


def check_offered(terms: Terms) -> None:
    """Raises NotBookable."""
    if not terms.is_active:
        raise NotBookable


def check_start(terms: Terms, starts_at: datetime, *, now: datetime, staff_overrides: bool = False) -> None:
    """Raises InThePast, TooSoon or TooFar. `staff_overrides` waives notice and horizon, never the past."""
    if starts_at < now:
        raise InThePast
    if staff_overrides:
        return
    if starts_at < now + timedelta(minutes=terms.min_notice_minutes):
        raise TooSoon(f"The service needs {terms.min_notice_minutes} minutes of notice.")
    if starts_at > now + timedelta(days=terms.max_horizon_days):
        raise TooFar(f"The service can be booked {terms.max_horizon_days} days ahead.")


def check_transition(old: str, new: str) -> None:
    """Raises StatusJump when the table above does not lead from one to the other."""
    if new not in TRANSITIONS[old]:
        raise StatusJump(f"A booking that is {old} can't become {new}.", status=old)


def check_begun(starts_at: datetime, *, now: datetime) -> None:
    """Raises NotBegun."""
    if now < starts_at:
        raise NotBegun


def check_hold(held_until: datetime | None, *, now: datetime) -> None:
    """Raises HoldExpired."""
    if held_until is None or held_until <= now:
        raise HoldExpired


def check_movable(status: str) -> None:
    if status not in MOVABLE:
        raise StatusJump(f"A booking that is {status} can't be moved.", status=status)


def check_words(is_anonymous: bool, fields: Mapping[str, object]) -> None:
    """Raises Anonymous."""
    if is_anonymous and any(fields.get(name) for name in ("title", "description", "cancelled_reason")):
        raise Anonymous


def check_version(actual: int, expected: int | None) -> None:
    """Raises StaleVersion when the caller decided on another version (If-Match)."""
    if expected is not None and expected != actual:
        raise StaleVersion(version=actual)


def first_status(terms: Terms) -> str:
    return "pending" if terms.requires_confirmation else "confirmed"


def status_moved(terms: Terms, status: str) -> str:
    """Of a booking that its customer moves: what the vendor confirms, it confirms for the new start too."""
    return first_status(terms) if status == "confirmed" else status


def times(terms: Terms, starts_at: datetime) -> dict[str, datetime]:
    """Start and end for the customer, and the span that keeps the member busy (buffers included), in UTC."""
    starts_at = starts_at.astimezone(UTC)
    ends_at = starts_at + timedelta(minutes=terms.duration_minutes)
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "busy_from": starts_at - timedelta(minutes=terms.buffer_before_minutes),
        "busy_until": ends_at + timedelta(minutes=terms.buffer_after_minutes),
    }
