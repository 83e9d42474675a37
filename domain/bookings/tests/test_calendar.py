"""Days of the vendor's clock: Europe/London, where one has 23 hours and one 25."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import World
from domain.bookings import actions, calendar
from domain.bookings.models import Booking, Status

T0 = datetime(2026, 2, 1, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}+00:00")


def book(world: World, start: str, **changes: Any) -> Booking:
    return actions.create(world.alice.actor, now=T0, **world.booking(starts_at=at(start), **changes))


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)]
)
def test_a_day_is_as_long_as_the_clock_makes_it(day: str, hours: int) -> None:
    since, until = calendar.bounds(date.fromisoformat(day), date.fromisoformat(day), LONDON)
    assert until - since == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "counted_on", "goes_on_on"),
    [  # each lasts an hour
        ("03-28T23:30", "03-28", {"03-28", "03-29"}),
        ("03-29T00:00", "03-29", {"03-29"}),
        ("03-29T22:00", "03-29", {"03-29"}),
        ("03-29T22:30", "03-29", {"03-29", "03-30"}),
        ("03-29T23:00", "03-30", {"03-30"}),
        ("10-24T22:30", "10-24", {"10-24", "10-25"}),
        ("10-24T23:00", "10-25", {"10-25"}),
        ("10-25T00:30", "10-25", {"10-25"}),
        ("10-25T01:30", "10-25", {"10-25"}),
        ("10-25T23:00", "10-25", {"10-25"}),
        ("10-26T00:00", "10-26", {"10-26"}),
    ],
)
def test_a_booking_is_counted_on_the_day_of_its_start_and_shown_while_it_goes_on(
    world: World, start: str, counted_on: str, goes_on_on: set[str]
) -> None:
    booking = book(world, start)
    first = booking.starts_at.date().replace(day=1)
    days = calendar.month(world.alice.actor, first, LONDON)
    assert [day.date for day in days] == [first + timedelta(days=n) for n in range(31)]
    assert [f"{day.date:%m-%d}" for day in days if day.total] == [counted_on]
    near = [booking.starts_at.date() + timedelta(days=n) for n in (-2, -1, 0, 1, 2)]
    shown = {f"{day:%m-%d}" for day in near if calendar.on_day(world.alice.actor, day, LONDON).exists()}
    assert shown == goes_on_on


def test_counts_by_status_reach_and_filters(world: World) -> None:
    for start in ("03-10T10:00", "03-10T11:00", "03-31T22:00", "03-31T23:00"):  # the last is in April
        book(world, start)
    gone = book(world, "03-10T12:00", staff_id=world.alice.member.id)
    actions.cancel(world.alice.actor, gone.id, now=T0)

    def counts(person: Any, **filters: Any) -> dict[str, dict[str, int]]:
        days = calendar.month(person.actor, date(2026, 3, 1), LONDON, **filters)
        return {f"{d.date:%d}": {k: v for k, v in d.by_status.items() if v} for d in days if d.total}

    assert counts(world.alice) == {"10": {"confirmed": 2, "cancelled": 1}, "31": {"confirmed": 1}}
    assert counts(world.bob) == {"10": {"confirmed": 2}, "31": {"confirmed": 1}}
    assert counts(world.charlie) == {}
    assert counts(world.alice, staff_id=world.alice.member.id) == {"10": {"cancelled": 1}}
    assert set(calendar.month(world.charlie.actor, date(2026, 2, 1), LONDON)[27].by_status) == set(Status.values)


def test_a_day_is_in_order_of_start_and_knows_what_began_days_before(world: World) -> None:
    long = book(world, "03-04T10:00", staff_id=world.alice.member.id)
    Booking.objects.within(world.vendor.id).filter(id=long.id).update(ends_at=long.starts_at + calendar.LONGEST)
    later, sooner = book(world, "03-11T09:00"), book(world, "03-11T08:00")
    day = date(2026, 3, 11)
    assert [b.id for b in calendar.on_day(world.alice.actor, day, LONDON)] == [long.id, sooner.id, later.id]
    assert [b.id for b in calendar.on_day(world.bob.actor, day, LONDON)] == [sooner.id, later.id]
    assert not calendar.on_day(world.charlie.actor, day, LONDON).exists()


def test_a_month_is_one_query(world: World) -> None:
    for start in ("03-10T10:00", "03-12T11:00"):
        book(world, start)
    with CaptureQueriesContext(connection) as queries:
        calendar.month(world.alice.actor, date(2026, 3, 1), LONDON)
    assert len(queries) == 1
