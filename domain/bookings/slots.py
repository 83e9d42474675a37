"""Free starts. A fixed number of queries, whatever the number of members, days and bookings."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from domain.access import Actor
from domain.availability.rules import MOST_DAYS, BadSpan, Fit, Span, Taken, instant, is_within, starts
from domain.bookings import servers
from domain.bookings.models import Booking, Reservation, Status
from domain.bookings.places import Openings, Wish, own_reservation
from domain.compiled import compiled
from domain.people.models import Member
from domain.services import queries as services
from domain.services.models import Service
from domain.teams import queries as teams

_TakenRow = tuple[UUID, UUID | None, list[datetime], list[datetime], list[UUID] | None]
"""Member, resource, when they begin and end to be busy, and which of it are sessions of the service."""
_Busy = tuple[list[datetime], list[datetime]]

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
    staff = servers.find(actor, service, staff_id=staff_id, team_id=team_id)
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
        self.resources = servers.resources(service)
        self.openings = Openings(staff, self.resources or [], since, until)
        self.taken, self.sessions = self._reservations(since, until, leaving=leaving, now=now)

    def slots(self) -> list[Slot]:
        staff_at: dict[datetime, list[UUID]] = defaultdict(list)
        seats_at: dict[datetime, int] = {}
        things = [(self.openings.of_resource(thing), self._taken_of(thing.id)) for thing in self.resources or ()]
        for member in self.staff:
            opened, begins = self.openings.of_member(member), self.openings.begins[member.id]
            for start in starts(opened, self._taken_of(member.id), self.fit, begins=begins):
                if not self.first <= start < self.last:
                    continue
                if self.resources is None or any(self._fits(start, *thing) for thing in things):
                    staff_at[start].append(member.id)
                    seats_at[start] = self.service.capacity
        for start, staff_id, seats in self.sessions:
            staff_at[start].append(staff_id)
            seats_at[start] = max(seats_at.get(start, 0), seats)
        return [Slot(start, start + self.fit.duration, staff_at[start], seats_at[start]) for start in sorted(staff_at)]

    def _reservations(
        self, since: datetime, until: datetime, *, leaving: UUID | None, now: datetime
    ) -> tuple[dict[UUID, list[_Busy]], list[tuple[datetime, UUID, int]]]:
        """What is taken, by member and by resource; and group sessions of this service with seats left."""
        ours = {member.id for member in self.staff}
        found = _taken(
            vendor_id=self.service.vendor_id,
            service_id=self.service.id,
            staff_ids=[*ours],
            resource_ids=[resource.id for resource in self.resources or ()],
            since=since - self.fit.before,
            until=until + self.fit.after,
            leaving=leaving,
            now=now,
        )
        taken: dict[UUID, list[_Busy]] = defaultdict(list)
        sessions: list[UUID] = []
        for staff_id, resource_id, begins, ends, sessions_there in found:
            taken[staff_id].append((begins, ends))
            if resource_id:
                taken[resource_id].append((begins, ends))
            if sessions_there and staff_id in ours:
                sessions += sessions_there
        return taken, self._with_seats_left(sessions, now=now)

    def _taken_of(self, whose: UUID) -> Taken:
        """Of one member, or resource, no two overlap: the database sees to that."""
        busy = self.taken.get(whose, [])
        if len(busy) == 1:
            return Taken(*busy[0])
        return Taken.of(Span(begin, end) for begins, ends in busy for begin, end in zip(begins, ends, strict=True))

    def _with_seats_left(self, sessions: Collection[UUID], *, now: datetime) -> list[tuple[datetime, UUID, int]]:
        if not sessions:
            return []
        live = Booking.objects.within(self.service.vendor_id).filter(reservation__in=sessions)
        live = live.exclude(status=Status.HELD, held_until__lte=now)
        session = ("reservation__starts_at", "reservation__busy_until", "reservation__staff_id")
        seats = live.values("reservation_id").annotate(taken=Count("*")).values_list(*session, "taken")
        return [
            (starts_at, staff_id, self.service.capacity - taken)
            for starts_at, busy_until, staff_id, taken in seats
            if self.first <= starts_at < self.last
            and taken < self.service.capacity
            and not self._is_off(staff_id, starts_at, busy_until - self.fit.after)
        ]

    def _fits(self, start: datetime, opened: list[Span], taken: Taken) -> bool:
        """Whether a thing is open for the whole of it, and not taken, buffers included."""
        end = start + self.fit.duration
        return taken.leaves(start - self.fit.before, end + self.fit.after) and is_within(opened, start, end)

    def _is_off(self, staff_id: UUID, since: datetime, until: datetime) -> bool:
        return any(off.start < until and since < off.end for off in self.openings.off[staff_id])


@compiled
def _taken(
    *,
    vendor_id: UUID,
    service_id: UUID,
    staff_ids: list[UUID],
    resource_ids: list[UUID],
    since: datetime,
    until: datetime,
    leaving: UUID | None,
    now: datetime,
) -> QuerySet[Reservation, _TakenRow]:
    """A row for each member and resource, as a row for each reservation would cost ten times as much to read. Without
    those that expired holds alone have, and without the one that is being left."""
    live = Booking.objects.within(vendor_id).filter(reservation=OuterRef("id"))
    found = Reservation.objects.within(vendor_id).filter(
        Q(staff_id__any_of=staff_ids) | Q(resource_id__any_of=resource_ids),
        Exists(live.exclude(status=Status.HELD, held_until__lte=now)),
        busy_from__lt=until,
        busy_until__gt=since,
    )
    if leaving:
        found = found.exclude(id=leaving)
    return (
        found.order_by()
        .values("staff_id", "resource_id")
        .annotate(
            begins=ArrayAgg("busy_from", order_by="busy_from"),
            ends=ArrayAgg("busy_until", order_by="busy_from"),
            sessions=ArrayAgg("id", filter=Q(capacity__gt=1, service_id=service_id)),
        )
        .values_list("staff_id", "resource_id", "begins", "ends", "sessions")
    )
