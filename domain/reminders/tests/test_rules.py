from datetime import UTC, datetime, time, timedelta

import pytest

from domain.reminders import rules


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


NIGHT = time(21), time(8)


@pytest.mark.parametrize(
    ("moment", "hours", "zone", "ends"),
    [
        ("2026-11-27T20:59:59+00:00", NIGHT, "Europe/London", None),
        ("2026-11-27T21:00:00+00:00", NIGHT, "Europe/London", "2026-11-28T08:00:00+00:00"),
        ("2026-11-28T03:00:00+00:00", NIGHT, "Europe/London", "2026-11-28T08:00:00+00:00"),
        ("2026-11-28T08:00:00+00:00", NIGHT, "Europe/London", None),
        ("2026-11-28T03:00:00+00:00", NIGHT, "America/New_York", "2026-11-28T13:00:00+00:00"),
        ("2026-11-27T12:30:00+00:00", (time(12), time(14)), "Europe/London", "2026-11-27T14:00:00+00:00"),
        ("2026-11-27T14:00:00+00:00", (time(12), time(14)), "Europe/London", None),
        ("2026-11-27T12:30:00+00:00", (time(12), time(12)), "Europe/London", None),
        ("2026-11-27T12:30:00+00:00", (None, None), "Europe/London", None),
        # A night with 25 hours, and one with 23.
        ("2026-10-24T22:00:00+00:00", NIGHT, "Europe/London", "2026-10-25T08:00:00+00:00"),
        ("2026-03-28T22:00:00+00:00", NIGHT, "Europe/London", "2026-03-29T07:00:00+00:00"),
    ],
)
def test_when_quiet_hours_end(moment: str, hours: tuple[time | None, time | None], zone: str, ends: str | None) -> None:
    assert rules.quiet_until(at(moment), *hours, timezone=zone) == (at(ends) if ends else None)


@pytest.mark.parametrize(("minutes_before", "least"), [(1440, 10), (60, 10), (20, 10), (10, 5), (1, 0.5)])
def test_until_when_it_is_of_use(minutes_before: int, least: float) -> None:
    start = at("2026-11-27T12:00:00+00:00")
    assert start - rules.useful_until(start, minutes_before) == timedelta(minutes=least)


@pytest.mark.parametrize(("since", "until"), [(time(1), None), (None, time(1))])
def test_half_of_quiet_hours_are_none(since: time | None, until: time | None) -> None:
    with pytest.raises(rules.QuietHoursHalf):
        rules.check_quiet(since, until)
