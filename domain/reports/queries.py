"""Figures on bookings, counted by PostgreSQL: a fixed number of queries, whatever is counted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber, TruncDate

from domain.access import Actor
from domain.availability.rules import Span
from domain.bookings.calendar import bounds, days_of, zone_of
from domain.bookings.models import Booking
from domain.bookings.places import Openings
from domain.people.models import Member
from domain.reports import rules
from domain.reports.rules import Figures
from domain.services.models import Service

# `nth`: the how-manieth seat of its session, so that a session's minutes count once.
_COLUMNS = ("key", "status", "currency", "price", "created_at", "starts_at", "ends_at", "nth")
_COUNTED = f"""
WITH found ({", ".join(_COLUMNS)}) AS (%s)
SELECT key, currency, count(*),
       count(*) FILTER (WHERE status = 'completed'),
       count(*) FILTER (WHERE status = 'no_show'),
       count(*) FILTER (WHERE status = 'cancelled'),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY starts_at - created_at),
       sum(ends_at - starts_at) FILTER (WHERE status <> 'cancelled' AND nth = 1),
       sum(price) FILTER (WHERE status IN ('pending', 'confirmed', 'completed'))
  FROM found GROUP BY GROUPING SETS ((), (key), (currency), (key, currency))
"""  # noqa: S608


class ReportBy(StrEnum):
    day = "day"
    service = "service"
    member = "member"


Counted = TypeVar("Counted")
"""What is counted."""


@dataclass(frozen=True, slots=True)
class Line(Generic[Counted]):
    """`key` is a date or an id."""

    key: str
    label: str
    figures: Counted


@dataclass(frozen=True, slots=True)
class Report(Generic[Counted]):
    timezone: str
    total: Counted
    lines: list[Line[Counted]]


def bookings(actor: Actor, *, first: date, last: date, by: ReportBy) -> Report[Figures]:
    """What starts on these days of the vendor's zone. By day, every day has a line; by member, everybody bookable."""
    actor.require("report.read")
    actor.require_whole()
    zone = zone_of(actor)
    since, until = bounds(first, last, zone)
    day = TruncDate("starts_at", tzinfo=zone)
    key = {ReportBy.day: day, ReportBy.service: F("service_id"), ReportBy.member: F("staff_id")}[by]
    found = Booking.objects.within(actor.vendor_id).filter(starts_at__gte=since, starts_at__lt=until)
    counted = _count(found, key)
    total = counted.pop(None)
    if by == ReportBy.service:
        return Report(zone.key, total, _named(counted, _titles(actor.vendor_id, counted)))
    members = _members(actor.vendor_id, counted if by == ReportBy.member else ())
    opened = _open_spans(members, since, until)
    total = replace(total, open_minutes=sum(map(rules.minutes, opened.values())))
    if by == ReportBy.day:
        lines = _by_day(counted, opened.values(), days_of(first, last), zone)
    else:
        lines = _named(_with_open_minutes(counted, opened), {member.id: member.user.name for member in members})
    return Report(zone.key, total, lines)


def _count(found: QuerySet[Booking], key: Any) -> dict[Any, Figures]:
    """By key; under None all together."""
    nth = Window(RowNumber(), partition_by="reservation_id", order_by="seat")
    # What was held until some time has never become a booking.
    rows = found.filter(held_until=None).annotate(key=key, nth=nth).values_list(*_COLUMNS)
    sql, values = rows.query.sql_with_params()
    figures, revenue = {}, {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED % sql, values)
        for key, currency, count, completed, no_shows, cancelled, lead_time, booked, earned in cursor.fetchall():
            if currency is None:
                figures[key] = Figures(
                    count,
                    completed,
                    no_shows,
                    cancelled,
                    lead_time_hours=None if lead_time is None else round(lead_time / timedelta(hours=1), 2),
                    booked_minutes=(booked or timedelta()) // rules.MINUTE,
                )
            elif earned:
                revenue[key, currency] = earned
    for (key, currency), earned in sorted(revenue.items(), key=lambda item: item[0][1]):
        figures[key].revenue[currency] = earned
    return figures


def _members(vendor_id: UUID, also: Collection[UUID]) -> list[Member]:
    """Whoever can be booked, and also these."""
    of_these = Q(is_active=True, is_bookable=True) | Q(id__in=also)
    return list(Member.objects.within(vendor_id).filter(of_these).select_related("user", "vendor"))


def _open_spans(members: list[Member], since: datetime, until: datetime) -> dict[UUID, list[Span]]:
    bookable = [member for member in members if member.is_active and member.is_bookable]
    if not bookable:
        return {}
    openings = Openings(bookable, [], since, until)
    return {member.id: openings.of_member(member) for member in bookable}


def _titles(vendor_id: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    return dict(Service.objects.within(vendor_id).filter(id__in=ids).values_list("id", "title"))


def _with_open_minutes(counted: dict[UUID, Figures], opened: Mapping[UUID, list[Span]]) -> dict[UUID, Figures]:
    return counted | {
        member_id: replace(counted.get(member_id, Figures()), open_minutes=rules.minutes(spans))
        for member_id, spans in opened.items()
    }


def _named(counted: Mapping[UUID, Figures], labels: Mapping[UUID, str]) -> list[Line[Figures]]:
    lines = [Line(str(key), labels[key], figures) for key, figures in counted.items()]
    return sorted(lines, key=lambda line: (line.label, line.key))


def _by_day(
    counted: Mapping[date, Figures], opened: Collection[list[Span]], days: list[date], zone: ZoneInfo
) -> list[Line[Figures]]:
    spans = [Span(*bounds(day, day, zone)) for day in days]
    by_member = [rules.minutes_by_day(of_one, spans) for of_one in opened]
    found = []
    for place, day in enumerate(days):
        open_minutes = sum(of_one[place] for of_one in by_member)
        figures = replace(counted.get(day, Figures()), open_minutes=open_minutes)
        found.append(Line(day.isoformat(), day.isoformat(), figures))
    return found
