"""Finding a place for a booking in calendars, and taking it, while everybody who might be booked is locked."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from domain.access import system
from domain.availability import queries as availability
from domain.availability.rules import NONE, Span, Timetable, clipped, is_within, laid_out, without
from domain.bookings import rules, servers
from domain.bookings.events import HoldExpired
from domain.bookings.models import Booking, CancelledBy, Reservation, Status
from domain.compiled import compiled, insert
from domain.outbox import actions as outbox
from domain.people.models import Member
from domain.resources.models import Resource
from domain.services.models import Service

FAIR_OVER = timedelta(days=7)
"""Of several who are free, the one with fewest bookings within so long before and after the start."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, and when it was asked for. `moving` is a booking that is to leave its place for this one;
    `suggest`: when it is taken, tell of the nearest starts that are free."""

    service: Service
    starts_at: datetime
    staff_id: UUID | None = None
    team_id: UUID | None = None
    outside_hours: bool = False
    moving: Booking | None = None
    suggest: bool = True
    asked_at: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A seat in a reservation."""

    reservation: Reservation
    staff: Member
    ends_at: datetime
    seat: int = 1

    def fields(self) -> dict[str, Any]:
        """What a booking in this place has of it."""
        return {
            "staff": self.staff,
            "resource_id": self.reservation.resource_id,
            "reservation": self.reservation,
            "seat": self.seat,
            "capacity": self.reservation.capacity,
            "starts_at": self.reservation.starts_at,
            "ends_at": self.ends_at,
        }


def take(wish: Wish, candidates: list[Member]) -> Place:
    """The place with one of these, who are locked, written. Raises OutsideHours, SlotTaken."""
    times = rules.times(wish.service, wish.starts_at)
    busy = Span(times["busy_from"], times["busy_until"])
    resources = servers.lock_resources(wish.service)
    overlapping = _overlapping(candidates, resources, busy, wish.moving)
    if _let_go_of_expired(overlapping, now=wish.asked_at):
        overlapping = _overlapping(candidates, resources, busy, wish.moving)
    if joined := _join_session(wish, candidates, overlapping):
        return joined
    if not wish.outside_hours:
        candidates, resources = _open_ones(wish, candidates, resources, times)
    staff = _least_booked(wish, candidates, {taken.staff_id for taken in overlapping})
    resource = _free_resource(resources, {taken.resource_id for taken in overlapping})
    return Place(_reserve(wish, staff, resource, times), staff, times["ends_at"])


def leave(booking: Booking, reservation_id: UUID | None) -> None:
    """Give back the time, when nobody else of a group session has it. The booking no longer points there."""
    if reservation_id is None or reservation_id == booking.reservation_id:
        return
    if not Booking.objects.within(booking.vendor_id).filter(reservation_id=reservation_id).exists():
        Reservation.objects.within(booking.vendor_id).filter(id=reservation_id).delete()


def _overlapping(
    staff: list[Member], resources: list[Resource] | None, busy: Span, moving: Booking | None
) -> list[Reservation]:
    taken = _taken(
        vendor_id=staff[0].vendor_id,
        staff_ids=[member.id for member in staff],
        resource_ids=[resource.id for resource in resources or ()],
        since=busy.start,
        until=busy.end,
    )
    own = own_reservation(moving)
    return [reservation for reservation in taken if reservation.id != own]


@compiled
def _taken(
    *, vendor_id: UUID, staff_ids: list[UUID], resource_ids: list[UUID], since: datetime, until: datetime
) -> QuerySet[Reservation]:
    return Reservation.objects.within(vendor_id).filter(
        Q(staff_id__any_of=staff_ids) | Q(resource_id__any_of=resource_ids),
        busy_from__lt=until,
        busy_until__gt=since,
    )


def own_reservation(moving: Booking | None) -> UUID | None:
    """That of a booking that moves, when nobody else is in it: no obstacle, and it moves along."""
    if moving is None or moving.reservation_id is None:
        return None
    others = Booking.objects.within(moving.vendor_id).filter(reservation_id=moving.reservation_id)
    return None if others.exclude(id=moving.id).exists() else moving.reservation_id


def _let_go_of_expired(overlapping: list[Reservation], *, now: datetime) -> bool:
    """A hold that has run out blocks nobody, swept or not."""
    if not overlapping:
        return False
    held = Booking.objects.within(overlapping[0].vendor_id).filter(
        reservation__in=overlapping, status=Status.HELD, held_until__lte=now
    )
    # One that somebody else has in hand is not waited for: they may be waiting for our resource.
    expired = list(held.select_for_update(of=("self",), no_key=True, skip_locked=True))
    for booking in expired:
        expire(booking, now=now)
    return bool(expired)


def expire(booking: Booking, *, now: datetime) -> None:
    """The hold has run out. Call it with the booking, and its member, locked."""
    reservation_id, booking.reservation_id = booking.reservation_id, None
    booking.status, booking.version = Status.CANCELLED, booking.version + 1
    booking.cancelled_at, booking.cancelled_by = now, CancelledBy.SYSTEM
    booking.cancelled_reason = "The hold ran out."
    booking.save(update_fields=["reservation", "status", "version", "cancelled_at", "cancelled_by", "cancelled_reason"])
    leave(booking, reservation_id)
    outbox.record(system(booking.vendor_id), HoldExpired(booking.id), now=now)


def _join_session(wish: Wish, candidates: list[Member], overlapping: list[Reservation]) -> Place | None:
    """A free seat in a group session of this service at this start; one that is there already keeps its own."""
    staff = {member.id: member for member in candidates}
    for session in overlapping:
        same = session.service_id == wish.service.id and session.starts_at == wish.starts_at
        if session.capacity == 1 or not same or session.staff_id not in staff:
            continue
        if wish.moving and wish.moving.reservation_id == session.id:
            return Place(session, staff[session.staff_id], wish.moving.ends_at, wish.moving.seat)
        rows = Booking.objects.within(session.vendor_id).filter(reservation=session)
        taken = dict(rows.values_list("seat", "ends_at"))
        if len(taken) < wish.service.capacity and (wish.outside_hours or not _is_off(session, wish.service)):
            free = next(seat for seat in range(1, len(taken) + 2) if seat not in taken)
            # It lasts as long as for those who are in it, whatever the service says since.
            return Place(_widened(session, wish.service), staff[session.staff_id], next(iter(taken.values())), free)
    return None


def _is_off(session: Reservation, service: Service) -> bool:
    """Whether its member is away by now: nobody else is let in."""
    until = session.busy_until - timedelta(minutes=service.buffer_after_minutes)
    off = availability.time_off(session.vendor_id, [session.staff_id], since=session.starts_at, until=until)
    return bool(off[session.staff_id])


def _widened(session: Reservation, service: Service) -> Reservation:
    """A session grows with its service; when that has shrunk, those who are in it stay."""
    if session.capacity < service.capacity:
        session.capacity = service.capacity
        session.save(update_fields=["capacity"])
    return session


def _open_ones(
    wish: Wish, candidates: list[Member], resources: list[Resource] | None, times: dict[str, datetime]
) -> tuple[list[Member], list[Resource] | None]:
    """Those who are open for the whole of it. Raises OutsideHours when nobody, or nothing, is."""
    start, end = times["starts_at"], times["ends_at"]
    opened = Openings(candidates, resources or [], start, end)
    staff = [member for member in candidates if is_within(opened.of_member(member), start, end)]
    things = resources and [thing for thing in resources if is_within(opened.of_resource(thing), start, end)]
    if not staff or things == []:
        raise rules.OutsideHours
    return staff, things


class Openings:
    """When members and resources are open between two instants: their hours less their time off. Two queries."""

    def __init__(self, staff: list[Member], resources: list[Resource], since: datetime, until: datetime) -> None:
        vendor_id = staff[0].vendor_id
        member_ids, resource_ids = [member.id for member in staff], [resource.id for resource in resources]
        self.zone = staff[0].vendor.timezone
        self.since, self.until = since, until
        self.begins: dict[UUID, list[datetime]] = {}  # of those who were asked for, when each of their spans begins
        self.hours = availability.timetables(vendor_id, member_ids, resource_ids, since=since, until=until)
        self.off = availability.time_off(vendor_id, member_ids, resource_ids, since=since, until=until)

    def of_member(self, member: Member) -> list[Span]:
        zone = ZoneInfo(member.timezone or self.zone)
        return self._less_time_off(member.id, self.hours.of_member[member.id], self.hours.vendor, zone)

    def of_resource(self, resource: Resource) -> list[Span]:
        """The vendor's hours are those of people: a room without hours of its own is there around the clock."""
        return self._less_time_off(resource.id, self.hours.of_resource[resource.id], NONE, ZoneInfo(self.zone))

    def _less_time_off(self, whose: UUID, own: Timetable, vendor: Timetable, zone: ZoneInfo) -> list[Span]:
        spans = laid_out(own, vendor, zone, since=self.since, until=self.until)
        self.begins[whose] = sorted({span.start for span in spans})
        return without(clipped(spans, since=self.since, until=self.until), self.off[whose])


def _least_booked(wish: Wish, candidates: list[Member], busy: set[UUID]) -> Member:
    free = [member for member in candidates if member.id not in busy]
    if not free:
        raise rules.SlotTaken if wish.staff_id else rules.SlotTaken("Nobody who serves this is free at this time.")
    if len(free) == 1:
        return free[0]
    near = Reservation.objects.within(free[0].vendor_id).filter(
        staff__in=free, starts_at__range=(wish.starts_at - FAIR_OVER, wish.starts_at + FAIR_OVER)
    )
    counts = dict(near.values_list("staff").annotate(n=Count("*")))
    return min(free, key=lambda member: (counts.get(member.id, 0), member.id))


def _free_resource(resources: list[Resource] | None, busy: set[UUID | None]) -> Resource | None:
    if resources is None:
        return None
    free = [resource for resource in resources if resource.id not in busy]
    if not free:
        raise rules.SlotTaken("Nothing of what the service needs is free at this time.")
    return free[0]


def _reserve(wish: Wish, staff: Member, resource: Resource | None, times: dict[str, datetime]) -> Reservation:
    own = own_reservation(wish.moving)
    reservation = Reservation(
        vendor_id=staff.vendor_id,
        service=wish.service,
        staff=staff,
        resource=resource,
        capacity=wish.service.capacity,
        starts_at=times["starts_at"],
        busy_from=times["busy_from"],
        busy_until=times["busy_until"],
    )
    if own:
        reservation.id = own
        reservation.save(force_update=True)
    else:
        insert(reservation)
    return reservation
