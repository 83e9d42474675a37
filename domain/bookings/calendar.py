"""Bookings by the days of the vendor's clock, of which some have 23 or 25 hours."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from domain.access import Actor
from domain.availability.rules import instant
from domain.bookings import queries
from domain.bookings.models import Booking, Status
from domain.vendors import queries as vendors

LONGEST = timedelta(days=7)
"""No service takes longer: so the index, which is on starts, finds what began on an earlier day too."""


@dataclass(frozen=True, slots=True)
class Day:
    """How many bookings start on a day, of each status."""

    date: date
    by_status: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_status.values())


def zone_of(actor: Actor) -> ZoneInfo:
    """The vendor's."""
    return ZoneInfo(vendors.current(actor).timezone)


def bounds(first: date, last: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last."""
    return instant(first, 0, zone), instant(last + timedelta(days=1), 0, zone)


def days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def month(actor: Actor, first: date, zone: ZoneInfo, **filters: Any) -> list[Day]:
    """Every day of the month that begins with `first`."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    since, until = bounds(first, last, zone)
    found = queries.list_bookings(actor, starts_from=since, starts_before=until, **filters)
    counts = found.annotate(day=TruncDate("starts_at", tzinfo=zone)).values_list("day", "status")
    by_day: dict[date, dict[str, int]] = defaultdict(lambda: dict.fromkeys(Status.values, 0))
    for day, status, count in counts.annotate(count=Count("*")).order_by():
        by_day[day][status] = count
    return [Day(day, by_day[day]) for day in days_of(first, last)]


def on_day(actor: Actor, day: date, zone: ZoneInfo, **filters: Any) -> QuerySet[Booking]:
    """Whatever goes on on that day, also what began before, in order of start."""
    since, until = bounds(day, day, zone)
    found = queries.list_bookings(actor, starts_from=since - LONGEST, starts_before=until, **filters)
    return found.filter(ends_at__gt=since).order_by("starts_at", "id")
