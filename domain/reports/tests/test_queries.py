"""Figures against a set that was counted by hand: Friday to Monday, the clock goes back on the Sunday."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import World
from domain.access import Actor, PermissionMissing, ReachTooShort
from domain.availability import actions as availability
from domain.availability.queries import Whose
from domain.availability.rules import Timetable, WallSpan
from domain.bookings import actions, expiring
from domain.bookings.models import Booking
from domain.members import actions as members
from domain.reports import queries
from domain.reports.queries import ReportBy
from domain.reports.rules import Figures
from domain.services import actions as services

T0 = datetime(2026, 10, 20, 9, tzinfo=UTC)
DONE = T0 + timedelta(days=10)
DAYS = {"first": date(2026, 10, 23), "last": date(2026, 10, 26)}
USD, EUR = Decimal("70.00"), Decimal("20.00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-10-{text}+00:00")


@pytest.fixture
def filled(world: World) -> World:
    alice = world.alice
    week: dict[int, tuple[WallSpan, ...]] = {weekday: (WallSpan(9 * 60, 17 * 60),) for weekday in range(5)}
    availability.set_hours(alice.actor, Whose(), Timetable(weekly=week), now=T0)
    bobs = Whose(member_id=world.bob.member.id)
    availability.add_time_off(alice.actor, bobs, starts_at=at("26T13:00"), ends_at=at("26T15:00"), now=T0)
    cut = services.offer(
        alice.actor,
        title="Cut",
        duration_minutes=30,
        buffer_before_minutes=10,
        buffer_after_minutes=10,
        price=EUR,
        currency="EUR",
        now=T0,
    )
    group = services.offer(alice.actor, title="Class", duration_minutes=60, capacity=3, price=Decimal("10.00"), now=T0)

    def book(start: str, how: Any = actions.create, **changes: Any) -> Booking:
        return how(alice.actor, now=T0, **world.booking(starts_at=at(start), **changes))

    her = {"staff_id": alice.member.id}
    actions.complete(alice.actor, book("23T08:00").id, now=DONE)
    actions.miss(alice.actor, book("23T10:00").id, now=DONE)
    actions.cancel(alice.actor, book("23T08:15", service_id=cut.id, **her).id, now=T0)
    book("23T09:00", service_id=cut.id, **her)
    book("26T09:00")
    book("26T10:00", service_id=group.id, **her)
    book("26T10:00", service_id=group.id, **her)
    # None of these counts: a hold, one that ran out, one that was given up, and the days around.
    book("26T12:00", actions.hold, **her)
    actions.hold(alice.actor, now=T0, **world.booking(starts_at=at("26T14:00"), **her))
    actions.cancel(alice.actor, book("26T15:00", actions.hold, **her).id, now=T0)
    Booking.objects.within(world.vendor.id).filter(starts_at=at("26T14:00")).update(held_until=T0)
    expiring.expire_holds(now=T0)
    book("22T09:00")
    book("27T09:00")
    return world


def report(world: World, by: ReportBy) -> queries.Report[Figures]:
    return queries.bookings(world.alice.actor, by=by, **DAYS)


TOTAL = Figures(
    bookings=7,
    completed=1,
    no_shows=1,
    cancelled=1,
    lead_time_hours=73.0,
    booked_minutes=270,
    revenue={"EUR": EUR, "USD": 2 * USD + 2 * 10},
    open_minutes=960 + 840,
)
FRIDAY = Figures(
    bookings=4,
    completed=1,
    no_shows=1,
    cancelled=1,
    lead_time_hours=71.62,  # between 71.25 and 72
    booked_minutes=150,
    revenue={"EUR": EUR, "USD": USD},
    open_minutes=960,
)
MONDAY = Figures(bookings=3, lead_time_hours=145.0, booked_minutes=120, revenue={"USD": USD + 2 * 10}, open_minutes=840)


def test_by_day(filled: World) -> None:
    found = report(filled, ReportBy.day)
    assert found.timezone == "Europe/London"
    assert found.total == TOTAL
    closed = Figures(open_minutes=0)
    days = ["2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26"]
    assert [line.key for line in found.lines] == [line.label for line in found.lines] == days
    assert [line.figures for line in found.lines] == [FRIDAY, closed, closed, MONDAY]
    friday = found.lines[0].figures
    assert (friday.no_show_rate, friday.cancellation_rate, friday.occupancy) == (0.5, 0.25, 0.1562)


def test_by_member(filled: World) -> None:
    found = report(filled, ReportBy.member)
    assert found.total == TOTAL
    (alice, bob) = found.lines
    assert (alice.key, alice.label) == (str(filled.alice.member.id), "Alice Test")
    assert (bob.key, bob.label) == (str(filled.bob.member.id), "Bob Test")
    assert (alice.figures.bookings, alice.figures.booked_minutes, alice.figures.open_minutes) == (4, 90, 960)
    assert (bob.figures.bookings, bob.figures.booked_minutes, bob.figures.open_minutes) == (3, 180, 840)


def test_a_member_who_left_keeps_the_line_and_has_no_open_minutes(filled: World) -> None:
    members.remove(filled.alice.actor, filled.bob.member.id, now=T0)
    (_, bob) = report(filled, ReportBy.member).lines
    assert (bob.figures.booked_minutes, bob.figures.open_minutes, bob.figures.occupancy) == (180, None, None)


def test_by_service(filled: World) -> None:
    found = report(filled, ReportBy.service)
    assert found.total == replace(TOTAL, open_minutes=None)
    seen = [(line.label, line.figures.bookings, line.figures.booked_minutes) for line in found.lines]
    assert seen == [("Class", 2, 60), ("Cut", 2, 30), ("Massage", 3, 180)]
    assert found.lines[1].figures.cancellation_rate == 0.5


def test_another_vendor_has_figures_of_its_own(filled: World) -> None:
    found = queries.bookings(filled.charlie.actor, by=ReportBy.member, **DAYS)
    assert found.total.bookings == 0
    assert [line.label for line in found.lines] == ["Charlie Test"]


@pytest.mark.parametrize("by", ReportBy)
def test_as_many_queries_however_much_there_is(filled: World, by: ReportBy) -> None:
    counts = []
    for last in (date(2026, 10, 23), date(2027, 10, 22)):
        with CaptureQueriesContext(connection) as asked:
            queries.bookings(filled.alice.actor, first=DAYS["first"], last=last, by=by)
        counts.append(len(asked))
    assert counts == ([3, 3] if by == ReportBy.service else [5, 5])


def test_the_counting_walks_the_index_on_vendor_and_start(filled: World) -> None:
    common = {"vendor_id": filled.vendor.id, "service": filled.service, "contact": filled.contact, "created_at": T0}
    starts = [T0 + timedelta(hours=3 * number) for number in range(2000)]
    Booking.objects.within(filled.vendor.id).bulk_create(
        Booking(
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            status="cancelled",
            staff=filled.bob.member,
            **common,
        )
        for start in starts
    )
    with CaptureQueriesContext(connection) as asked:
        report(filled, ReportBy.day)
    (sql,) = [query["sql"] for query in asked if "GROUPING SETS" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE domain_booking")
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "booking_page" in plan, plan


@pytest.mark.parametrize(
    ("change", "refusal"),
    [({"permissions": frozenset({"booking.read"})}, PermissionMissing), ({"reach": "teams"}, ReachTooShort)],
)
def test_it_is_for_those_who_see_the_whole(world: World, change: dict[str, Any], refusal: type[Exception]) -> None:
    actor: Actor = replace(world.alice.actor, **change)
    with pytest.raises(refusal):
        queries.bookings(actor, by=ReportBy.day, **DAYS)
