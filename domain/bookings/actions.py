"""Booking and what may happen to a booking. Each is one transaction, one event."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import DatabaseError, transaction
from psycopg import errors as postgres

from domain.access import Actor
from domain.bookings import queries, rules
from domain.bookings.events import (
    BookingCancelled,
    BookingCompleted,
    BookingConfirmed,
    BookingCreated,
    BookingMissed,
    BookingRescheduled,
)
from domain.bookings.models import Booking, Status
from domain.compiled import insert
from domain.contacts import queries as contacts
from domain.outbox import actions as outbox
from domain.outbox.events import Event
from domain.people.models import Member
from domain.reminders import actions as reminders
from domain.services import queries as services
from domain.services.models import Service

P = ParamSpec("P")
R = TypeVar("R")


def guarded(action: Callable[P, R]) -> Callable[P, R]:
    """One transaction around the action. The exclusion constraint's refusal becomes SlotTaken; a deadlock, which
    the lock on the member makes rare, is tried once more."""

    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for last in (False, True):
            try:
                with transaction.atomic():
                    return action(*args, **kwargs)
            except DatabaseError as error:
                if isinstance(error.__cause__, postgres.ExclusionViolation):
                    raise rules.SlotTaken from None
                if last or not isinstance(error.__cause__, postgres.DeadlockDetected):
                    raise
        raise AssertionError("unreachable")

    return run


@guarded
def create(
    actor: Actor,
    *,
    service_id: UUID,
    contact_id: UUID,
    starts_at: datetime,
    staff_id: UUID | None = None,
    description: str = "",
    allow_outside_hours: bool = False,
    now: datetime,
) -> Booking:
    """Book. Without `staff_id` any free member who serves it. Raises SlotTaken and what the rules refuse."""
    actor.require("booking.write")
    if allow_outside_hours:
        actor.require("booking.override")
    service = services.get(actor, service_id)
    contact = contacts.get(actor, contact_id)
    rules.check_start(service, starts_at, now=now, staff_overrides=allow_outside_hours)
    booking = Booking(
        vendor_id=actor.vendor_id,
        service=service,
        contact=contact,
        staff=_free_member(actor, service, staff_id, starts_at),
        status=rules.first_status(service),
        title=f"{service.title} · {contact.name}"[:200],
        description=description,
        created_at=now,
        **rules.times(service, starts_at),
    )
    insert(booking)
    reminders.plan(booking, now=now)
    outbox.record(actor, BookingCreated(booking.id, booking.status, booking.starts_at), now=now)
    return booking


@guarded
def reschedule(
    actor: Actor,
    booking_id: UUID,
    *,
    starts_at: datetime,
    staff_id: UUID | None = None,
    allow_outside_hours: bool = False,
    version: int | None = None,
    now: datetime,
) -> Booking:
    """Move to another start, and to another member when given. Raises SlotTaken, StatusJump, StaleVersion."""
    actor.require("booking.write")
    if allow_outside_hours:
        actor.require("booking.override")
    # Members before the booking, as in create: everyone locks in this order.
    seen = queries.get(actor, booking_id)
    rules.check_start(seen.service, starts_at, now=now, staff_overrides=allow_outside_hours)
    staff = queries.lock_servers(actor, seen.service, staff_id or seen.staff_id)[0]
    booking = queries.get(actor, booking_id, lock=True)
    # Unless told where to, it stays with its member: not with the one it had before somebody else moved it.
    rules.check_version(booking.version, version if staff_id else seen.version)
    rules.check_version(booking.version, version)
    rules.check_movable(booking.status)
    old_start = booking.starts_at
    _change(booking, staff=staff, **rules.times(booking.service, starts_at))
    reminders.replan(booking, now=now)
    outbox.record(actor, BookingRescheduled(booking.id, old_start, booking.starts_at, booking.version), now=now)
    return booking


@guarded
def confirm(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    return _move_on(actor, booking_id, Status.CONFIRMED, version, lambda b: BookingConfirmed(b.id, b.version), now)


@guarded
def complete(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    return _move_on(actor, booking_id, Status.COMPLETED, version, lambda b: BookingCompleted(b.id), now)


@guarded
def miss(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    """The customer did not come."""
    return _move_on(actor, booking_id, Status.NO_SHOW, version, lambda b: BookingMissed(b.id), now)


@guarded
def cancel(actor: Actor, booking_id: UUID, *, reason: str = "", version: int | None = None, now: datetime) -> Booking:
    """Cancel, and with it the reminders that wait."""
    booking = _move_on(
        actor, booking_id, Status.CANCELLED, version, lambda b: BookingCancelled(b.id, reason, b.version), now
    )
    _change(booking, version=booking.version, cancelled_reason=reason)
    reminders.drop(booking, reason="The booking was cancelled.", now=now)
    return booking


def _free_member(actor: Actor, service: Service, staff_id: UUID | None, starts_at: datetime) -> Member:
    members = queries.lock_servers(actor, service, staff_id)
    if staff_id:
        return members[0]
    times = rules.times(service, starts_at)
    busy = queries.busy_among(members, times["busy_from"], times["busy_until"])
    for member in members:
        if member.id not in busy:
            return member
    raise rules.SlotTaken("Nobody who serves this is free at this time.")


def _move_on(
    actor: Actor,
    booking_id: UUID,
    status: Status,
    version: int | None,
    event: Callable[[Booking], Event],
    now: datetime,
) -> Booking:
    actor.require("booking.write")
    booking = queries.get(actor, booking_id, lock=True)
    rules.check_version(booking.version, version)
    rules.check_transition(booking.status, status)
    _change(booking, status=status)
    outbox.record(actor, event(booking), now=now)
    return booking


def _change(booking: Booking, **fields: Any) -> None:
    fields.setdefault("version", booking.version + 1)
    for field, value in fields.items():
        setattr(booking, field, value)
    booking.save(update_fields=list(fields))
