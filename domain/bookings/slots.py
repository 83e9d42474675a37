"""Free starts. A fixed number of queries, whatever the number of members, days and bookings."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q

from domain import visibility
from domain.access import Actor
from domain.availability.rules import MOST_DAYS, BadSpan, Fit, Span, instant, merged, starts
from domain.bookings.models import Booking, Reservation, Status
from domain.bookings.places import Openings, Wish, own_reservation, serving
from domain.people.models import Member
from domain.resources.models import Resource
from domain.services import queries as services
from domain.services.models import Service, ServiceResource
from domain.teams import queries as teams

NEAREST = 3
NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Slot:
    """A start that can be booked now, with whom, and how many seats it has left at most."""

    starts_at: datetime
    ends_at: datetime
    staff_ids: list[UUID]
    seats_left: int


def find(
    actor: Actor,
    service_id: UUID,
    *,
    since: datetime,
    until: datetime,
    staff_id: UUID | None = None,
    team_id: UUID | None = None,
    leaving: UUID | None = None,
    now: datetime,
) -> list[Slot]:
    """Every start in [since, until) that `bookings.create` would take, in order. `leaving` is a reservation that would
    be given back for it.

    Raises ServiceNotFound, TeamNotFound, BadSpan.
    """
    actor.require("booking.read")
    service = services.get(actor, service_id)
    if team_id:
        teams.get(actor, team_id)
    if not since < until or until - since > timedelta(days=MOST_DAYS):
        raise BadSpan(f"Ask for one to {MOST_DAYS} days.")
    horizon = now + timedelta(days=service.max_horizon_days)
    first = max(since, now + timedelta(minutes=service.min_notice_minutes))
    last = min(until, horizon + timedelta(microseconds=1))  # the horizon itself can still be booked
    staff = _staff(actor, service, staff_id, team_id)
    if not staff or not service.is_active or first >= last:
        return []
    return _Search(service, staff, first, last, leaving=leaving, now=now).slots()


def nearest(actor: Actor, wish: Wish) -> list[Slot]:
    """The free starts nearest to one that is taken, in order of time."""
    found = find(
        actor,
        wish.service.id,
        since=wish.starts_at - NEAR,
        until=wish.starts_at + NEAR,
        staff_id=wish.staff_id,
        team_id=wish.team_id,
        leaving=own_reservation(wish.moving),
        now=wish.asked_at,
    )
    found.sort(key=lambda slot: abs(slot.starts_at - wish.starts_at))
    return sorted(found[:NEAREST], key=lambda slot: slot.starts_at)


def _staff(actor: Actor, service: Service, staff_id: UUID | None, team_id: UUID | None) -> list[Member]:
    found = serving(service).filter(visibility.calendars(actor)).select_related("vendor").order_by("id")
    if staff_id:
        found = found.filter(id=staff_id)
    if team_id:
        found = found.filter(places__team_id=team_id)
    return list(found)


class _Search:
    """One search: what is open and what is taken, of each member and resource, and what fits between."""

    def __init__(
        self,
        service: Service,
        staff: list[Member],
        first: datetime,
        last: datetime,
        *,
        leaving: UUID | None,
        now: datetime,
    ) -> None:
        self.service, self.staff, self.first, self.last = service, staff, first, last
        self.fit = Fit(
            duration=timedelta(minutes=service.duration_minutes),
            before=timedelta(minutes=service.buffer_before_minutes),
            after=timedelta(minutes=service.buffer_after_minutes),
            step=timedelta(minutes=service.step_minutes),
        )
        # From a midnight, or the grid of starts of whoever is always open would begin at this very minute.
        zone = ZoneInfo(staff[0].vendor.timezone)
        since = instant(first.astimezone(zone).date() - timedelta(days=1), 0, zone)
        until = last + self.fit.duration
        self.resources = _resources(service)
        self.openings = Openings(staff, self.resources or [], since, until)
        self.taken, self.sessions = self._reservations(since, until, leaving=leaving, now=now)

    def slots(self) -> list[Slot]:
        staff_at: dict[datetime, list[UUID]] = defaultdict(list)
        seats_at: dict[datetime, int] = {}
        free_things = [self._free(thing.id, self.openings.of_resource(thing)) for thing in self.resources or ()]
        for member in self.staff:
            taken = self.taken[member.id]
            opened = self.openings.of_member(member)
            for start in starts(opened, taken, self.fit, begins=self.openings.begins[member.id]):
                if not self.first <= start < self.last:
                    continue
                if self.resources is None or any(self._fits(free, start) for free in free_things):
                    staff_at[start].append(member.id)
                    seats_at[start] = self.service.capacity
        for start, staff_id, seats in self.sessions:
            staff_at[start].append(staff_id)
            seats_at[start] = max(seats_at.get(start, 0), seats)
        return [Slot(start, start + self.fit.duration, staff_at[start], seats_at[start]) for start in sorted(staff_at)]

    def _reservations(
        self, since: datetime, until: datetime, *, leaving: UUID | None, now: datetime
    ) -> tuple[dict[UUID, list[Span]], list[tuple[datetime, UUID, int]]]:
        """What is taken, by member and by resource; and group sessions of this service with seats left."""
        bookings = Booking.objects.within(self.service.vendor_id).filter(reservation=OuterRef("id"))
        live = bookings.exclude(status=Status.HELD, held_until__lte=now)
        found = Reservation.objects.within(self.service.vendor_id).filter(
            Q(staff__in=[member.id for member in self.staff])
            | Q(resource__in=[resource.id for resource in self.resources or ()]),
            Exists(live),
            busy_from__lt=until + self.fit.after,
            busy_until__gt=since - self.fit.before,
        )
        if leaving:
            found = found.exclude(id=leaving)
        taken: dict[UUID, list[Span]] = defaultdict(list)
        ours = {member.id for member in self.staff}
        groups = []
        columns = ("id", "staff_id", "resource_id", "service_id", "starts_at", "busy_from", "busy_until", "capacity")
        for id_, staff_id, resource_id, service_id, starts_at, busy_from, busy_until, capacity in found.values_list(
            *columns
        ):
            taken[staff_id].append(Span(busy_from, busy_until))
            if resource_id:
                taken[resource_id].append(Span(busy_from, busy_until))
            is_ours = capacity > 1 and service_id == self.service.id and staff_id in ours
            if is_ours and not self._is_off(staff_id, starts_at, busy_until - self.fit.after):
                groups.append((id_, starts_at, staff_id, self.service.capacity))
        merged_spans = defaultdict(list, {whose: merged(spans) for whose, spans in taken.items()})
        return merged_spans, self._with_seats_left(groups, now=now)

    def _with_seats_left(
        self, groups: Sequence[tuple[UUID, datetime, UUID, int]], *, now: datetime
    ) -> list[tuple[datetime, UUID, int]]:
        if not groups:
            return []
        live = Booking.objects.within(self.service.vendor_id).filter(reservation__in=[group[0] for group in groups])
        live = live.exclude(status=Status.HELD, held_until__lte=now)
        seats = dict(live.values_list("reservation").annotate(n=Count("*")))
        return [
            (starts_at, staff_id, capacity - seats.get(id_, 0))
            for id_, starts_at, staff_id, capacity in groups
            if self.first <= starts_at < self.last and seats.get(id_, 0) < capacity
        ]

    def _is_off(self, staff_id: UUID, since: datetime, until: datetime) -> bool:
        return any(off.start < until and since < off.end for off in self.openings.off[staff_id])

    def _free(self, whose: UUID, opened: list[Span]) -> tuple[list[Span], list[Span]]:
        return opened, self.taken[whose]

    def _fits(self, free: tuple[list[Span], list[Span]], start: datetime) -> bool:
        """Whether a thing is open for the whole of it, and not taken, buffers included: two looks, no walk."""
        opened, taken = free
        place = bisect_right(opened, start, key=lambda span: span.start) - 1
        if place < 0 or opened[place].end < start + self.fit.duration:
            return False
        first = bisect_right(taken, start - self.fit.before, key=lambda span: span.end)
        return first == len(taken) or taken[first].start >= start + self.fit.duration + self.fit.after


def _resources(service: Service) -> list[Resource] | None:
    """Those that will do, or None when the service needs none."""
    needs = ServiceResource.objects.within(service.vendor_id).filter(service_id=service.id)
    wanted = Resource.objects.within(service.vendor_id).filter(id__in=needs.values("resource_id"))
    found = list(wanted.order_by("id"))
    return [resource for resource in found if resource.is_active] if found else None
