"""Free starts. A fixed number of queries, whatever the number of members, days and bookings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from domain.access import Actor
from domain.availability.rules import MOST_DAYS, BadSpan, Fit, Span, Taken, instant, is_within, starts
from domain.bookings import servers
from domain.bookings.models import Booking, Reservation, Status
from domain.bookings.places import Openings, Wish, own_reservation
from domain.compiled import compiled
from domain.members import queries as members
from domain.people.models import Member
from domain.services import queries as services
from domain.services.models import Service
from domain.teams import queries as teams

_Times = list[datetime]
_TakenRow = tuple[UUID, UUID | None, _Times, _Times, _Times | None, _Times | None, list[int] | None]
"""Member, resource, when they begin and end to be busy; of sessions of the service the starts, when they end to be busy,
and how many are in them."""
_Busy = tuple[_Times, _Times]
_Session = tuple[datetime, UUID, int]
"""Start, member, seats left."""

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

    Raises ServiceNotFound, TeamNotFound, MemberNotFound, BadSpan.
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
    if staff_id and not staff:
        members.get(actor, staff_id)
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
    ) -> tuple[dict[UUID, list[_Busy]], list[_Session]]:
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
        sessions: list[_Session] = []
        for staff_id, resource_id, begins, ends, *of_sessions in found:
            taken[staff_id].append((begins, ends))
            if resource_id:
                taken[resource_id].append((begins, ends))
            if staff_id in ours:
                sessions += self._with_seats_left(staff_id, *(there or () for there in of_sessions))
        return taken, sessions

    def _taken_of(self, whose: UUID) -> Taken:
        """Of one member, or resource, no two overlap: the database sees to that."""
        busy = self.taken.get(whose, [])
        if len(busy) == 1:
            return Taken(*busy[0])
        return Taken.of(Span(begin, end) for begins, ends in busy for begin, end in zip(begins, ends, strict=True))

    def _with_seats_left(
        self, staff_id: UUID, begins: Iterable[datetime], busy_until: Iterable[datetime], seats_taken: Iterable[int]
    ) -> Iterator[_Session]:
        for start, until, taken in zip(begins, busy_until, seats_taken, strict=True):
            left = self.service.capacity - taken
            if left > 0 and self.first <= start < self.last and not self._is_off(staff_id, start, until - self.fit.after):
                yield start, staff_id, left

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
    live = live.exclude(status=Status.HELD, held_until__lte=now)
    in_it = live.order_by().values("reservation_id").annotate(n=Count("*")).values("n")
    is_session = Q(capacity__gt=1, service_id=service_id)
    found = Reservation.objects.within(vendor_id).filter(
        Q(staff_id__any_of=staff_ids) | Q(resource_id__any_of=resource_ids),
        Exists(live),
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
            session_begins=ArrayAgg("starts_at", filter=is_session, order_by="busy_from"),
            session_ends=ArrayAgg("busy_until", filter=is_session, order_by="busy_from"),
            in_sessions=ArrayAgg(Subquery(in_it), filter=is_session, order_by="busy_from"),
        )
        .values_list(
            "staff_id", "resource_id", "begins", "ends", "session_begins", "session_ends", "in_sessions"
        )
    )
