from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from domain.availability.rules import NONE, Timetable, WallSpan
from domain.conversations import rules

LONDON = ZoneInfo("Europe/London")
NINE_TO_FIVE = Timetable(weekly=dict.fromkeys(range(5), (WallSpan(540, 1020),)))
LUNCH = Timetable(weekly=dict.fromkeys(range(7), (WallSpan(540, 720), WallSpan(780, 1020))))
HOLIDAY = Timetable(weekly=NINE_TO_FIVE.weekly, dated={datetime(2026, 7, 3, tzinfo=UTC).date(): ()})
SHUT = Timetable(weekly={0: ()}, dated={})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In July 2026, London time; the 1st is a Wednesday."""
    return datetime(2026, 7, day, hour, minute, tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        (at(10, 12), at(10, 12)),
        (at(10, 11, 58), at(10, 11, 58)),
        (at(9, 12), at(9, 12)),
        (at(10, 12, 1), at(10, 12)),  # a clock that is fast
        (at(9, 11, 59), at(10, 12)),  # a clock that stands, rather than a webhook a day late
        (datetime(1970, 1, 1, tzinfo=UTC), at(10, 12)),
    ],
)
def test_when_a_customer_wrote(told: datetime, written: datetime) -> None:
    assert rules.written_at(told, received_at=at(10, 12)) == written


@pytest.mark.parametrize(
    ("hours", "now", "since"),
    [
        (NONE, at(1, 3), None),
        (NINE_TO_FIVE, at(1, 9), None),
        (NINE_TO_FIVE, at(1, 16, 59), None),
        (NINE_TO_FIVE, at(1, 17), at(1, 17)),
        (NINE_TO_FIVE, at(2, 8, 59), at(1, 17)),
        (NINE_TO_FIVE, at(5, 12), at(3, 17)),  # a Sunday
        (HOLIDAY, at(3, 12), at(2, 17)),
        (LUNCH, at(1, 12, 30), at(1, 12)),
        (LUNCH, at(1, 13), None),
        (SHUT, at(20, 12), at(20, 12) - rules.LOOK_BACK),
    ],
)
def test_since_when_it_is_closed(hours: Timetable, now: datetime, since: datetime | None) -> None:
    assert rules.closed_since(hours, LONDON, now=now) == since


ME, OTHER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("held_by", "to", "may"),
    [
        (None, ME, True),
        (ME, None, True),
        (None, OTHER, False),
        (OTHER, ME, False),
        (OTHER, None, False),
        (ME, OTHER, False),
    ],
)
def test_what_takes_no_right_to_assign(held_by: object, to: object, may: bool) -> None:
    assert rules.may_move(ME, held_by, to) == may  # type: ignore[arg-type]
    assert not rules.may_move(None, held_by, to)  # type: ignore[arg-type]


def test_snoozing() -> None:
    now = at(1, 12)
    rules.check_snooze("snoozed", None, now=now)
    rules.check_snooze("snoozed", now + timedelta(minutes=1), now=now)
    with pytest.raises(rules.SnoozeInPast):
        rules.check_snooze("snoozed", now, now=now)
    with pytest.raises(rules.SnoozeWithoutStatus):
        rules.check_snooze("closed", now + timedelta(minutes=1), now=now)
