"""Reading hours and time off: one's, for those who look after them, and of many at once, for finding free slots."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.availability.models import Hours, TimeOff
from domain.availability.rules import NONE, Span, Timetable, WallSpan
from domain.compiled import compiled
from domain.errors import NotFound
from domain.members import queries as members
from domain.people.models import Member
from domain.resources import queries as resources
from domain.resources.models import Resource
from domain.vendors import queries as vendors
from domain.vendors.models import Vendor

_Whose = UUID | None  # None: the vendor
_Spans = dict[int | date, list[WallSpan]]
_HoursRow = tuple[Any, ...]
"""Whose (neither: the vendor's), the weekday or the date, from and until in minutes of the day (or neither: closed)."""


class TimeOffNotFound(NotFound):
    code = "time_off.not_found"
    sentence = "There is no such time off."


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose hours: a member's, a resource's or, with neither, the vendor's."""

    member_id: UUID | None = None
    resource_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Timetables:
    """Of all that were asked for, those without hours too."""

    vendor: Timetable
    of_member: dict[UUID, Timetable]
    of_resource: dict[UUID, Timetable]


def timetables(
    vendor_id: UUID,
    member_ids: Collection[UUID],
    resource_ids: Collection[UUID] = (),
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Timetables:
    """The vendor's hours and theirs, in one query. Of dates only those that matter between the two instants."""
    # A day more than the arithmetic looks back and ahead: the same instant may be another date in the zone.
    rows = _hours_of(
        vendor_id=vendor_id,
        member_ids=[*member_ids],
        resource_ids=[*resource_ids],
        first_on=since and since.date() - timedelta(days=2),
        last_on=until and until.date() + timedelta(days=2),
    )
    found = _timetables(rows)
    return Timetables(
        vendor=found.get(None, NONE),
        of_member={member_id: found.get(member_id, NONE) for member_id in member_ids},
        of_resource={resource_id: found.get(resource_id, NONE) for resource_id in resource_ids},
    )


def time_off(
    vendor_id: UUID,
    member_ids: Collection[UUID],
    resource_ids: Collection[UUID] = (),
    *,
    since: datetime,
    until: datetime,
) -> dict[UUID, list[Span]]:
    """When each of them is off between the two instants, in order of start, in one query."""
    of_these = {"member_ids": [*member_ids], "resource_ids": [*resource_ids]}
    off: dict[UUID, list[Span]] = {whose: [] for whose in (*member_ids, *resource_ids)}
    for member_id, resource_id, *span in _time_off_of(vendor_id=vendor_id, since=since, until=until, **of_these):
        off[member_id or resource_id].append(Span(*span))
    return off


@compiled
def _hours_of(
    *,
    vendor_id: UUID,
    member_ids: list[UUID],
    resource_ids: list[UUID],
    first_on: date | None,
    last_on: date | None,
) -> QuerySet[Hours, _HoursRow]:
    vendors = Q(member=None, resource=None)
    hours = Hours.objects.within(vendor_id).filter(
        Q(member_id__any_of=member_ids) | Q(resource_id__any_of=resource_ids) | vendors
    )
    if first_on:
        hours = hours.filter(Q(on=None) | Q(on__gte=first_on))
    if last_on:
        hours = hours.filter(Q(on=None) | Q(on__lte=last_on))
    return _as_rows(hours)


@compiled
def _time_off_of(
    *, vendor_id: UUID, member_ids: list[UUID], resource_ids: list[UUID], since: datetime, until: datetime
) -> QuerySet[TimeOff, tuple[Any, ...]]:
    of_these = Q(member_id__any_of=member_ids) | Q(resource_id__any_of=resource_ids)
    rows = _overlapping(TimeOff.objects.within(vendor_id).filter(of_these), since, until).order_by("starts_at")
    return rows.values_list("member_id", "resource_id", "starts_at", "ends_at")


def get(actor: Actor, whose: Whose, *, lock: bool = False) -> Member | Resource | Vendor:
    """Whose it is, if the actor may see it. Raises MemberNotFound, ResourceNotFound."""
    if whose.member_id:
        return members.get(actor, whose.member_id, lock=lock)
    if whose.resource_id:
        return resources.get(actor, whose.resource_id, lock=lock)
    return vendors.get(actor.vendor_id, lock=lock)


def hours(actor: Actor, whose: Whose) -> tuple[str, Timetable]:
    """The zone (of a member their own, or "" for the vendor's) and the hours."""
    owner = get(actor, whose)
    zone = vendors.current(actor).timezone if isinstance(owner, Resource) else owner.timezone
    (timetable,) = _timetables(_as_rows(rows_of(actor, whose))).values() or (NONE,)
    return zone, timetable


def rows_of(actor: Actor, whose: Whose) -> QuerySet[Hours]:
    return Hours.objects.within(actor.vendor_id).filter(member=whose.member_id, resource=whose.resource_id)


def list_time_off(
    actor: Actor, whose: Whose, *, since: datetime | None = None, until: datetime | None = None, **filters: Any
) -> QuerySet[TimeOff]:
    """Whatever of it lies between the two instants."""
    get(actor, whose)
    of_one = TimeOff.objects.within(actor.vendor_id).filter(
        member=whose.member_id, resource=whose.resource_id, **filters
    )
    return _overlapping(of_one, since, until)


def _overlapping(rows: QuerySet[TimeOff], since: datetime | None, until: datetime | None) -> QuerySet[TimeOff]:
    rows = rows.filter(ends_at__gt=since) if since else rows
    return rows.filter(starts_at__lt=until) if until else rows


def _as_rows(hours: QuerySet[Hours]) -> QuerySet[Hours, _HoursRow]:
    columns = ("member_id", "resource_id", "weekday", "on", "from_minute", "until_minute")
    return hours.order_by("from_minute").values_list(*columns)


def _timetables(rows: Iterable[_HoursRow]) -> dict[_Whose, Timetable]:
    found: dict[_Whose, _Spans] = defaultdict(lambda: defaultdict(list))
    for member_id, resource_id, weekday, on, start, end in rows:
        day = found[member_id or resource_id][weekday if on is None else on]
        if start is not None:
            day.append(WallSpan(start, end))
    return {whose: _timetable(spans) for whose, spans in found.items()}


def _timetable(spans: _Spans) -> Timetable:
    return Timetable(
        weekly={day: tuple(spans[day]) for day in spans if isinstance(day, int)},
        dated={day: tuple(spans[day]) for day in spans if isinstance(day, date)},
    )
