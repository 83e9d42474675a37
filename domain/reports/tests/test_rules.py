from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.availability.rules import Span
from domain.bookings.calendar import bounds, days_of
from domain.channels.rules import Rates
from domain.reports.rules import Charged, Figures, charged, messages, minutes_by_day

LONDON = ZoneInfo("Europe/London")
DST = {"spring": (date(2026, 3, 28), date(2026, 3, 30)), "autumn": (date(2026, 10, 24), date(2026, 10, 26))}


def span(first: str, last: str) -> Span:
    return Span(*(datetime.fromisoformat(f"2026-10-{text}+00:00") for text in (first, last)))


@pytest.mark.parametrize(
    ("spans", "minutes"),
    [
        ([], [0, 0, 0]),
        ([span("24T08:00", "24T16:00")], [480, 0, 0]),
        ([span("24T08:00", "24T09:00"), span("24T10:00", "24T11:30")], [150, 0, 0]),
        ([span("24T22:00", "25T00:00")], [60, 60, 0]),  # midnight is at 23:00 UTC
        ([span("23T23:00", "27T00:00")], [1440, 1500, 1440]),
        ([span("26T00:00", "26T00:01")], [0, 0, 1]),
    ],
)
def test_minutes_fall_to_their_days(spans: list[Span], minutes: list[int]) -> None:
    days = [Span(*bounds(day, day, LONDON)) for day in days_of(*DST["autumn"])]
    assert minutes_by_day(spans, days) == minutes


@pytest.mark.parametrize(("when", "minutes"), [("spring", [1440, 1380, 1440]), ("autumn", [1440, 1500, 1440])])
def test_around_the_clock_a_day_has_what_the_clock_gives_it(when: str, minutes: list[int]) -> None:
    days = [Span(*bounds(day, day, LONDON)) for day in days_of(*DST[when])]
    assert minutes_by_day([Span(days[0].start, days[-1].end)], days) == minutes


@pytest.mark.parametrize(
    ("figures", "no_shows", "cancelled", "occupancy"),
    [
        (Figures(), None, None, None),
        (Figures(bookings=3), None, 0, None),
        (Figures(bookings=4, completed=1, no_shows=2, cancelled=1), 0.6667, 0.25, None),
        (Figures(booked_minutes=90, open_minutes=60), None, None, 1.5),
        (Figures(booked_minutes=90, open_minutes=0), None, None, None),
    ],
)
def test_rates_are_null_where_there_is_nothing_to_be_part_of(
    figures: Figures, no_shows: float | None, cancelled: float | None, occupancy: float | None
) -> None:
    assert (figures.no_show_rate, figures.cancellation_rate, figures.occupancy) == (no_shows, cancelled, occupancy)


RATES = Rates("USD", {"marketing": Decimal("0.0529"), "utility": Decimal("0.003456")})


def of(category: str, sent: int, delivered: int, billable: int) -> Charged:
    return charged(category, sent=sent, delivered=delivered, billable=billable, rates=RATES)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (of("marketing", 4, 4, 3), "0.1587"),
        (of("utility", 2, 2, 1), "0.003456"),
        (of("utility", 2, 2, 0), "0.0000"),
        (of("service", 9, 9, 0), "0.0000"),  # free, whatever its rate
        (of("authentication", 1, 1, 1), None),
        (of("", 5, 3, 0), "0.0000"),
    ],
)
def test_a_cost_is_exact_and_never_guessed(counted: Charged, expected: str | None) -> None:
    assert (None if counted.cost is None else str(counted.cost)) == expected


@pytest.mark.parametrize(
    ("counted", "sums", "cost"),
    [
        ([], (0, 0, 0, 0), "0.0000"),
        ([of("marketing", 4, 4, 3), of("utility", 2, 2, 1)], (6, 6, 0, 4), "0.162156"),
        ([of("marketing", 4, 4, 3), of("service", 2, 2, 0)], (6, 6, 0, 3), "0.1587"),
        ([of("marketing", 4, 4, 3), of("authentication", 1, 1, 1)], (5, 5, 0, 4), None),
        ([of("marketing", 4, 4, 3), of("", 5, 3, 0)], (9, 7, 3, 3), "0.1587"),  # says of how many it does not know
        ([of("", 5, 3, 0)], (5, 3, 3, 0), None),  # of none it does
        ([of("", 5, 0, 0)], (5, 0, 0, 0), "0.0000"),  # what has not arrived is not charged
    ],
)
def test_categories_add_up_as_far_as_they_are_known(
    counted: list[Charged], sums: tuple[int, ...], cost: str | None
) -> None:
    found = messages(counted, rates=RATES)
    assert (found.sent, found.delivered, found.unpriced, found.billable) == sums
    assert (None if found.cost is None else str(found.cost)) == cost
    assert found.currency == "USD"
    assert [one.category for one in found.categories] == sorted(one.category for one in counted if one.category)
