"""Booking and what may happen to a booking. Each is one transaction, one event."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from domain.access import Actor
from domain.bookings import places, queries, rules, servers
from domain.bookings.events import (
    BookingCancelled,
    BookingChanged,
    BookingCompleted,
    BookingConfirmed,
    BookingCreated,
    BookingHeld,
    BookingMissed,
    BookingRescheduled,
    CustomerIsComing,
)
from domain.bookings.guards import guarded, once_more, placing
from domain.bookings.models import Booking, CancelledBy, Status
from domain.bookings.places import Wish
from domain.compiled import insert
from domain.contacts import queries as contacts
from domain.outbox import actions as outbox
from domain.outbox.events import Event
from domain.people.models import Member
from domain.reminders import planning as reminders
from domain.services import queries as services
from domain.services.models import Service
from domain.teams import queries as teams


def create(
    actor: Actor,
    *,
    service_id: UUID,
    contact_id: UUID,
    starts_at: datetime,
    staff_id: UUID | None = None,
    team_id: UUID | None = None,
    description: str = "",
    allow_outside_hours: bool = False,
    suggest: bool = True,
    now: datetime,
) -> Booking:
    """Book. Without `staff_id` whoever serves it and is free (of the team, when given), the least booked first.

    Raises SlotTaken (with the nearest free starts), OutsideHours and what the rules refuse.
    """
    actor.require("booking.write")
    service = services.get(actor, service_id)
    wish = Wish(service, starts_at, staff_id, team_id, allow_outside_hours, suggest=suggest, asked_at=now)
    return _book(actor, wish, contact_id, description=description)


def hold(
    actor: Actor,
    *,
    service_id: UUID,
    contact_id: UUID,
    starts_at: datetime,
    staff_id: UUID | None = None,
    team_id: UUID | None = None,
    description: str = "",
    lasts: timedelta = rules.HOLD,
    allow_outside_hours: bool = False,
    now: datetime,
) -> Booking:
    """Keep the time for so long; `confirm` makes it a booking. Raises what `create` does."""
    actor.require("booking.write")
    service = services.get(actor, service_id)
    wish = Wish(service, starts_at, staff_id, team_id, allow_outside_hours, asked_at=now)
    return _book(actor, wish, contact_id, description=description, held_until=now + lasts)


@placing
def _book(
    actor: Actor, wish: Wish, contact_id: UUID, *, description: str, held_until: datetime | None = None
) -> Booking:
    service, now = wish.service, wish.asked_at
    contact = contacts.get(actor, contact_id)
    if wish.team_id:
        teams.get(actor, wish.team_id)
    _check_start(actor, wish)
    place = places.take(wish, _lock_servers(actor, wish))
    booking = Booking(
        vendor_id=actor.vendor_id,
        service=service,
        contact=contact,
        team_id=wish.team_id,
        status=Status.HELD if held_until else rules.first_status(service),
        held_until=held_until,
        title=_title(service, contact.name),
        description=description,
        price=service.price,
        currency=service.currency,
        created_at=now,
        **place.fields(),
    )
    insert(booking)
    if held_until:
        outbox.record(actor, BookingHeld(booking.id, booking.starts_at, held_until), now=now)
    else:
        reminders.plan(booking, now=now)
        outbox.record(actor, _created(booking), now=now)
    return booking


@once_more
def reschedule(
    actor: Actor,
    booking_id: UUID,
    *,
    starts_at: datetime | None = None,
    staff_id: UUID | None = None,
    service_id: UUID | None = None,
    words: dict[str, Any] | None = None,
    allow_outside_hours: bool = False,
    alone: bool = True,
    suggest: bool = True,
    version: int | None = None,
    now: datetime,
) -> Booking:
    """Move to another start, another member, another service, or all of these; what is not given stays. `words` are
    changed along with it (see `update`). `alone`: not one of several that are told of together.

    Raises SlotTaken (with the nearest free starts), OutsideHours, HoldExpired, StatusJump, StaleVersion and what the
    rules refuse.
    """
    actor.require("booking.write")
    seen = queries.get(actor, booking_id)
    rules.check_version(seen.version, version)
    wish = Wish(
        services.get(actor, service_id) if service_id else seen.service,
        starts_at or seen.starts_at,
        staff_id or seen.staff_id,
        outside_hours=allow_outside_hours,
        moving=seen,
        suggest=suggest,
        asked_at=now,
    )
    return _move(actor, wish, words or {}, alone=alone)


@placing
def _move(actor: Actor, wish: Wish, words: dict[str, Any], *, alone: bool) -> Booking:
    seen, now = wish.moving, wish.asked_at
    assert seen
    rules.check_movable(seen.status)
    if seen.status == Status.HELD:
        rules.check_hold(seen.held_until, now=now)
    if words.get("team_id"):
        teams.get(actor, words["team_id"])
    if wish.starts_at != seen.starts_at or wish.service != seen.service or wish.outside_hours:
        _check_start(actor, wish)
    candidates = _lock_servers(actor, wish)  # members before the booking: everybody locks in this order
    booking = queries.get(actor, seen.id, lock=True)
    if booking.version != seen.version:
        raise rules.ChangedMeanwhile
    place = places.take(wish, candidates)
    before, old_start, old_reservation = _terms(booking), booking.starts_at, booking.reservation_id
    moved = wish.starts_at != booking.starts_at
    status = rules.status_moved(wish.service, booking.status) if actor.kind == "contact" and moved else booking.status
    changes = _of_service(booking, wish.service) | place.fields() | words | ({"coming_at": None} if moved else {})
    _change(booking, status=status, **changes)
    places.leave(booking, old_reservation)
    if booking.status != Status.HELD:
        reminders.replan(booking, now=now)
    _record_move(actor, booking, old_start, before, alone=alone, now=now)
    return booking


def _of_service(booking: Booking, service: Service) -> dict[str, Any]:
    """What another service brings with it: its price, and its title where nobody has given the booking one."""
    if service == booking.service:
        return {}
    fields: dict[str, Any] = {"service": service, "price": service.price, "currency": service.currency}
    if booking.title == _title(booking.service, booking.contact.name):
        fields["title"] = _title(service, booking.contact.name)
    return fields


def _title(service: Service, name: str) -> str:
    return f"{service.title} · {name}"[:200]


def _lock_servers(actor: Actor, wish: Wish) -> list[Member]:
    leaving = wish.moving.staff_id if wish.moving else None
    return servers.lock(actor, wish.service, staff_id=wish.staff_id, team_id=wish.team_id, leaving=leaving)


def _check_start(actor: Actor, wish: Wish) -> None:
    if wish.outside_hours:
        actor.require("booking.override")
    if wish.moving is None or wish.service != wish.moving.service:
        rules.check_offered(wish.service)  # what is booked already may still be moved
    moved = wish.moving is None or wish.starts_at != wish.moving.starts_at
    rules.check_start(wish.service, wish.starts_at, now=wish.asked_at, staff_overrides=wish.outside_hours or not moved)


def _record_move(
    actor: Actor, booking: Booking, old_start: datetime, before: dict[str, Any], *, alone: bool, now: datetime
) -> None:
    if booking.starts_at == old_start:
        outbox.record(actor, _changed(booking, before), now=now)
    elif booking.status != Status.HELD:
        event = BookingRescheduled(
            booking.id,
            old_start,
            booking.starts_at,
            booking.version,
            alone,
            booking.as_it_stands(),
            _held_before(booking, before),
        )
        outbox.record(actor, event, now=now)
    else:
        assert booking.held_until
        was = _held_before(booking, before)
        outbox.record(actor, BookingHeld(booking.id, booking.starts_at, booking.held_until, was), now=now)


def _held_before(booking: Booking, before: dict[str, Any]) -> dict[str, Any]:
    """Whose it was, of whom it was taken."""
    after = _terms(booking)
    return {name: before[name] for name in ("staff_id", "team_id") if before[name] != after[name]}


def update(
    actor: Actor, booking_id: UUID, changes: dict[str, Any], *, version: int | None = None, now: datetime
) -> Booking:
    """Change words and team, and place: member, service, start. All of it or nothing, as one version.

    Raises what `change` and `reschedule` do.
    """
    words = {field: value for field, value in changes.items() if field in ("title", "description", "team_id")}
    place = {field: value for field, value in changes.items() if field not in words}
    if place.keys() - {"allow_outside_hours"}:
        return reschedule(actor, booking_id, words=words, version=version, now=now, **place)
    return change(actor, booking_id, words, version=version, now=now)


@guarded
def change(
    actor: Actor, booking_id: UUID, changes: dict[str, Any], *, version: int | None = None, now: datetime
) -> Booking:
    """Change its title, description or team. Raises StaleVersion, TeamNotFound."""
    actor.require("booking.write")
    booking = queries.get(actor, booking_id, lock=True)
    rules.check_version(booking.version, version)
    if changes.get("team_id"):
        teams.get(actor, changes["team_id"])
    before = _terms(booking)
    if any(getattr(booking, field) != value for field, value in changes.items()):
        _change(booking, **changes)
        outbox.record(actor, _changed(booking, before), now=now)
    return booking


@guarded
def confirm(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    """Confirm a pending booking, or make a booking of a hold: pending then, when its service asks for confirmation.

    Raises HoldExpired, StatusJump, StaleVersion.
    """
    actor.require("booking.write")
    booking = queries.get(actor, booking_id, lock=True)
    rules.check_version(booking.version, version)
    if booking.status != Status.HELD:
        return _move_on(actor, booking, Status.CONFIRMED, _confirmed, now)
    rules.check_hold(booking.held_until, now=now)
    _change(booking, status=rules.first_status(booking.service), held_until=None)
    reminders.plan(booking, now=now)
    outbox.record(actor, _created(booking), now=now)
    return booking


@guarded
def complete(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    """The service was given. Raises NotBegun, StatusJump, StaleVersion."""
    booking = _to_move_on(actor, booking_id, version)
    return _move_on(actor, booking, Status.COMPLETED, lambda b: BookingCompleted(b.id, b.as_it_stands()), now)


@guarded
def miss(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    """The customer did not come. Raises NotBegun, StatusJump, StaleVersion."""
    booking = _to_move_on(actor, booking_id, version)
    return _move_on(actor, booking, Status.NO_SHOW, lambda b: BookingMissed(b.id, b.as_it_stands()), now)


@once_more
@guarded
def cancel(
    actor: Actor,
    booking_id: UUID,
    *,
    reason: str = "",
    by: CancelledBy = CancelledBy.STAFF,
    alone: bool = True,
    version: int | None = None,
    now: datetime,
) -> Booking:
    """Cancel, and with it the reminders that wait; its time is free again. `alone`: not one of several that are told
    of together."""
    actor.require("booking.write")
    seen = queries.get(actor, booking_id)
    servers.lock_members(actor.vendor_id, {seen.staff_id})
    booking = queries.get(actor, booking_id, lock=True)
    rules.check_version(booking.version, version)
    if booking.staff_id != seen.staff_id:
        raise rules.ChangedMeanwhile  # another's calendar than the one that is locked
    rules.check_transition(booking.status, Status.CANCELLED)
    reservation_id = booking.reservation_id
    _change(
        booking,
        status=Status.CANCELLED,
        reservation=None,
        cancelled_at=now,
        cancelled_by=by,
        cancelled_reason=reason,
    )
    places.leave(booking, reservation_id)
    reminders.drop(booking, reason="The booking was cancelled.", now=now)
    event = BookingCancelled(booking.id, reason, booking.version, alone, booking.as_it_stands())
    outbox.record(actor, event, now=now)
    return booking


@guarded
def note_coming(actor: Actor, booking_id: UUID, *, version: int | None = None, now: datetime) -> Booking:
    """The customer said that they come, as a reminder asked. It stays the same version: nothing about it is other.

    Raises StatusJump, StaleVersion.
    """
    actor.require("booking.write")
    booking = queries.get(actor, booking_id, lock=True)
    rules.check_version(booking.version, version)
    if booking.status != Status.CONFIRMED:
        raise rules.StatusJump(status=booking.status)
    if booking.coming_at is None:
        booking.coming_at = now
        booking.save(update_fields=["coming_at"])
        outbox.record(actor, CustomerIsComing(booking.id), now=now)
    return booking


def _to_move_on(actor: Actor, booking_id: UUID, version: int | None) -> Booking:
    actor.require("booking.write")
    booking = queries.get(actor, booking_id, lock=True)
    rules.check_version(booking.version, version)
    return booking


def _move_on(
    actor: Actor, booking: Booking, status: Status, event: Callable[[Booking], Event], now: datetime
) -> Booking:
    rules.check_transition(booking.status, status)
    if status in (Status.COMPLETED, Status.NO_SHOW):
        rules.check_begun(booking.starts_at, now=now)
    _change(booking, status=status)
    outbox.record(actor, event(booking), now=now)
    return booking


def _created(booking: Booking) -> BookingCreated:
    return BookingCreated(booking.id, booking.status, booking.starts_at, booking.as_it_stands())


def _confirmed(booking: Booking) -> BookingConfirmed:
    return BookingConfirmed(booking.id, booking.version, booking.as_it_stands())


def _changed(booking: Booking, before: dict[str, Any]) -> BookingChanged:
    return BookingChanged(booking.id, before, _terms(booking), booking.version, booking.as_it_stands())


def _terms(booking: Booking) -> dict[str, Any]:
    """What the audit says of it: ids, no words."""
    return {
        "service_id": str(booking.service_id),
        "staff_id": str(booking.staff_id),
        "team_id": booking.team_id and str(booking.team_id),
        "starts_at": booking.starts_at.isoformat(),
    }


def _change(booking: Booking, **fields: Any) -> None:
    """Raises Anonymous."""
    rules.check_words(booking.contact.is_nobody, fields)
    fields["version"] = booking.version + 1
    for field, value in fields.items():
        setattr(booking, field, value)
    booking.save(update_fields=list(fields))
