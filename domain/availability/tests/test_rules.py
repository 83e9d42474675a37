"""Hours become instants, and instants free starts: golden cases in zones whose clocks do odd things."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from domain.availability.rules import (
    NONE,
    Fit,
    OverlappingHours,
    Span,
    Taken,
    Timetable,
    WallSpan,
    check_day,
    is_within,
    merged,
    open_spans,
    starts,
    without,
)

H = 60


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def every_day(*spans: tuple[int, int]) -> Timetable:
    return Timetable({weekday: tuple(WallSpan(*span) for span in spans) for weekday in range(7)})


def on(day: str, zone: str, timetable: Timetable, vendor: Timetable = NONE) -> list[tuple[str, str]]:
    """What is open of that local day's hours, as UTC texts."""
    tz = ZoneInfo(zone)
    start = datetime.fromisoformat(day).replace(tzinfo=tz)
    end = start + timedelta(days=1)
    spans = open_spans(timetable, vendor, tz, since=start.astimezone(UTC), until=end.astimezone(UTC))
    return [(f"{span.start:%m-%dT%H:%M}", f"{span.end:%m-%dT%H:%M}") for span in spans]


@pytest.mark.parametrize(
    ("zone", "day", "hours", "opened"),
    [
        # London leaps from 01:00 to 02:00, and in autumn shows 01:00 to 02:00 twice.
        ("Europe/London", "2026-03-29", (0, 4 * H), [("03-29T00:00", "03-29T03:00")]),
        ("Europe/London", "2026-03-29", (90, 4 * H), [("03-29T01:30", "03-29T03:00")]),
        ("Europe/London", "2026-03-29", (70, 110), [("03-29T01:10", "03-29T01:50")]),
        ("Europe/London", "2026-03-29", (9 * H, 17 * H), [("03-29T08:00", "03-29T16:00")]),
        ("Europe/London", "2026-10-25", (0, 4 * H), [("10-24T23:00", "10-25T04:00")]),
        ("Europe/London", "2026-10-25", (0, 90), [("10-24T23:00", "10-25T00:30")]),
        ("Europe/London", "2026-10-25", (9 * H, 17 * H), [("10-25T09:00", "10-25T17:00")]),
        # New York: 02:00 to 03:00 in March, 01:00 to 02:00 twice in November.
        ("America/New_York", "2026-03-08", (0, 4 * H), [("03-08T05:00", "03-08T08:00")]),
        ("America/New_York", "2026-03-08", (9 * H, 17 * H), [("03-08T13:00", "03-08T21:00")]),
        ("America/New_York", "2026-11-01", (0, 4 * H), [("11-01T04:00", "11-01T09:00")]),
        ("America/New_York", "2026-11-01", (9 * H, 17 * H), [("11-01T14:00", "11-01T22:00")]),
        # Lord Howe moves by half an hour.
        ("Australia/Lord_Howe", "2026-10-04", (0, 4 * H), [("10-03T13:30", "10-03T17:00")]),
        ("Australia/Lord_Howe", "2026-04-05", (0, 4 * H), [("04-04T13:00", "04-04T17:30")]),
        # Kathmandu is 5:45 ahead.
        ("Asia/Kathmandu", "2026-06-01", (9 * H, 17 * H), [("06-01T03:15", "06-01T11:15")]),
        # Casablanca sets its clock back for Ramadan, whose days its rules list year by year.
        ("Africa/Casablanca", "2026-02-14", (9 * H, 17 * H), [("02-14T08:00", "02-14T16:00")]),
        ("Africa/Casablanca", "2026-02-20", (9 * H, 17 * H), [("02-20T09:00", "02-20T17:00")]),
        ("Africa/Casablanca", "2026-03-25", (9 * H, 17 * H), [("03-25T08:00", "03-25T16:00")]),
        # Mexico City had summer time until 2022, and has none since.
        ("America/Mexico_City", "2022-07-01", (9 * H, 17 * H), [("07-01T14:00", "07-01T22:00")]),
        ("America/Mexico_City", "2026-07-01", (9 * H, 17 * H), [("07-01T15:00", "07-01T23:00")]),
    ],
)
def test_wall_time_becomes_instants(zone: str, day: str, hours: tuple[int, int], opened: list[tuple[str, str]]) -> None:
    assert on(day, zone, every_day(hours)) == opened


def test_several_spans_a_day_and_across_midnight() -> None:
    bar = every_day((12 * H, 14 * H), (22 * H, 26 * H))
    assert on("2026-06-01", "Europe/London", bar) == [
        ("05-31T23:00", "06-01T01:00"),  # the end of yesterday's
        ("06-01T11:00", "06-01T13:00"),
        ("06-01T21:00", "06-01T23:00"),
    ]


def test_whole_days_in_a_row_are_one_stretch_through_both_changes() -> None:
    zone = ZoneInfo("Europe/London")
    always = every_day((0, 24 * H))
    since, until = at("2026-01-01"), at("2026-12-31")
    assert open_spans(always, NONE, zone, since=since, until=until) == [Span(since, until)]


def test_what_holds_on_a_day() -> None:
    monday = date(2026, 6, 1)
    own = Timetable({0: (WallSpan(9 * H, 12 * H),)})
    vendor = Timetable({0: (WallSpan(8 * H, 18 * H),)}, {date(2026, 6, 8): ()})
    works = Timetable(own.weekly, {date(2026, 6, 8): (WallSpan(10 * H, 11 * H),)})
    day = "%Y-%m-%d"
    assert on(f"{monday:{day}}", "UTC", own, vendor) == [("06-01T09:00", "06-01T12:00")]
    assert on("2026-06-02", "UTC", own, vendor) == [], "not on a day the weekly hours do not name"
    assert on(f"{monday:{day}}", "UTC", NONE, vendor) == [("06-01T08:00", "06-01T18:00")]
    assert on("2026-06-08", "UTC", own, vendor) == [], "a holiday"
    assert on("2026-06-08", "UTC", works, vendor) == [("06-08T10:00", "06-08T11:00")], "who works all the same"
    assert on(f"{monday:{day}}", "UTC", NONE, NONE) == [("06-01T00:00", "06-02T00:00")]


FIT = Fit(timedelta(minutes=60), timedelta(minutes=10), timedelta(minutes=20), timedelta(minutes=30))


def found(opened: list[Span], taken: list[Span], fit: Fit = FIT) -> list[str]:
    return [f"{start:%H:%M}" for start in starts(opened, Taken.of(taken), fit)]


def test_starts_keep_their_buffers_free_and_may_let_them_reach_past_the_hours() -> None:
    opened = [Span(at("2026-06-01T09:00"), at("2026-06-01T13:00"))]
    assert found(opened, []) == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00"]
    lunch = [Span(at("2026-06-01T10:30"), at("2026-06-01T11:00"))]
    assert found(opened, lunch) == ["09:00", "11:30", "12:00"]
    touching = [Span(at("2026-06-01T10:20"), at("2026-06-01T10:50"))]
    assert found(opened, touching) == ["09:00", "11:00", "11:30", "12:00"]


def test_starts_on_the_days_the_clock_changes_are_real_hours_apart() -> None:
    zone = ZoneInfo("Europe/London")
    fit = Fit(timedelta(minutes=30), timedelta(0), timedelta(0), timedelta(minutes=30))
    for day, local in (
        ("2026-03-29", ["00:00", "00:30", "02:00", "02:30", "03:00", "03:30"]),
        ("2026-10-25", ["00:00", "00:30", "01:00", "01:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]),
    ):
        start = datetime.fromisoformat(day).replace(tzinfo=zone)
        until = (start + timedelta(days=1)).astimezone(UTC)
        opened = open_spans(every_day((0, 4 * H)), NONE, zone, since=start.astimezone(UTC), until=until)
        given = list(starts(opened, Taken(), fit))
        assert [f"{instant.astimezone(zone):%H:%M}" for instant in given] == local
        assert {later - earlier for earlier, later in pairwise(given)} == {timedelta(minutes=30)}


def test_spans_against_a_plain_count_of_minutes() -> None:
    """What is left, and which starts fit, compared with asking each minute by itself."""
    chance = random.Random(7)
    zero = at("2026-06-01")

    def some(most: int) -> list[Span]:
        pairs = [sorted(chance.sample(range(400), 2)) for _ in range(chance.randrange(most))]
        return [Span(zero + timedelta(minutes=a), zero + timedelta(minutes=b)) for a, b in pairs]

    def minutes(spans: list[Span]) -> set[int]:
        whole = set()
        for span in spans:
            whole |= set(range(int((span.start - zero).seconds / 60), int((span.end - zero).seconds / 60)))
        return whole

    for _ in range(300):
        opened, taken = merged(some(5)), merged(some(7))
        assert minutes(without(opened, taken)) == minutes(opened) - minutes(taken)
        fit = Fit(*(timedelta(minutes=chance.randrange(1, 40)) for _ in range(4)))
        fitting = {
            int((start - zero).seconds / 60)
            for span in opened
            for start in (span.start + n * fit.step for n in range(500))
            if start + fit.duration <= span.end
            and not any(
                block.start < start + fit.duration + fit.after and block.end > start - fit.before for block in taken
            )
        }
        assert {int((start - zero).seconds / 60) for start in starts(opened, Taken.of(taken), fit)} == fitting


def test_being_open_is_being_open_throughout() -> None:
    opened = [
        Span(at("2026-06-01T09:00"), at("2026-06-01T12:00")),
        Span(at("2026-06-01T13:00"), at("2026-06-01T17:00")),
    ]
    assert is_within(opened, at("2026-06-01T09:00"), at("2026-06-01T12:00"))
    assert not is_within(opened, at("2026-06-01T11:30"), at("2026-06-01T13:30"))


def test_spans_of_a_day_do_not_overlap() -> None:
    check_day([WallSpan(9 * H, 12 * H), WallSpan(12 * H, 13 * H)])
    with pytest.raises(OverlappingHours):
        check_day([WallSpan(9 * H, 12 * H), WallSpan(11 * H, 13 * H)])
