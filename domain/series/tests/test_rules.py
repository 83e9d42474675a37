"""RFC 5545 rules: what they give, across changes of the clocks, and which are refused."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.errors import Invalid
from domain.series import rules

LONDON = ZoneInfo("Europe/London")  # forward on 28 March 2027 at 01:00, back on 31 October 2027 at 02:00


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def starts(rule: str, first: str, zone: str = "Europe/London") -> list[str]:
    return [f"{start:%m-%d %H:%M}" for start in rules.occurrences(rule, at(first), ZoneInfo(zone))]


@pytest.mark.parametrize(
    ("rule", "first", "found"),
    [
        ("FREQ=WEEKLY;COUNT=3", "2027-03-23T09:00", ["03-23 09:00", "03-30 08:00", "04-06 08:00"]),
        ("FREQ=WEEKLY;COUNT=3", "2027-10-25T08:00", ["10-25 08:00", "11-01 09:00", "11-08 09:00"]),
        # A time that clocks leap over is taken by the offset before; one that they show twice is the first.
        ("FREQ=DAILY;COUNT=3", "2027-03-27T01:30", ["03-27 01:30", "03-28 01:30", "03-29 00:30"]),
        ("FREQ=DAILY;COUNT=3", "2027-10-30T00:30", ["10-30 00:30", "10-31 00:30", "11-01 01:30"]),
        ("FREQ=DAILY;COUNT=2", "2027-10-31T01:30", ["10-31 01:30", "11-01 01:30"]),  # the second, when it is meant
        (
            "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4",
            "2027-06-07T08:00",
            ["06-07 08:00", "06-09 08:00", "06-14 08:00", "06-16 08:00"],
        ),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2027-06-08T08:00", ["06-14 08:00", "06-21 08:00"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "2027-06-01T08:00", ["06-25 08:00", "07-30 08:00"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "2027-01-31T09:00", ["01-31 09:00", "03-31 08:00", "05-31 08:00"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "2027-06-01T08:00", ["06-30 08:00", "07-30 08:00"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=1", "2027-05-01T08:00", ["05-17 08:00"]),
        (
            "FREQ=DAILY;BYHOUR=9,15;BYMINUTE=0;COUNT=3",
            "2027-06-01T08:00",
            ["06-01 08:00", "06-01 14:00", "06-02 08:00"],
        ),
        ("freq=weekly;interval=2;count=2", "2027-06-01T08:00", ["06-01 08:00", "06-15 08:00"]),
        ("RRULE:FREQ=DAILY;UNTIL=20270603", "2027-06-01T23:30", ["06-01 23:30", "06-02 23:30"]),
        ("FREQ=DAILY;UNTIL=20270602", "2027-06-01T08:00", ["06-01 08:00", "06-02 08:00"]),
        ("FREQ=DAILY;UNTIL=20270602T080000Z", "2027-06-01T08:00", ["06-01 08:00", "06-02 08:00"]),
        ("FREQ=DAILY;UNTIL=20270602T075959Z", "2027-06-01T08:00", ["06-01 08:00"]),
        ("FREQ=YEARLY;COUNT=1", "2028-02-29T09:00", ["02-29 09:00"]),
    ],
)
def test_what_a_rule_gives(rule: str, first: str, found: list[str]) -> None:
    assert starts(rule, first) == found


def test_the_weekday_is_that_of_the_zone() -> None:
    assert starts("FREQ=WEEKLY;BYDAY=MO;COUNT=1", "2027-06-07T23:30", "Asia/Tokyo") == ["06-13 23:30"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=WEEKLY", "endless"),
        ("FREQ=DAILY;BYDAY=MO", "endless"),
        ("FREQ=DAILY;COUNT=367", "too_long"),
        ("FREQ=DAILY;COUNT=999999999", "too_long"),
        ("FREQ=DAILY;UNTIL=20280602", "too_long"),
        ("FREQ=DAILY;UNTIL=99991231", "too_long"),
        ("FREQ=YEARLY;COUNT=10", "too_long"),
        ("FREQ=DAILY;COUNT=300;BYHOUR=9,10;INTERVAL=400", "too_long"),
        *(
            (rule, "bad_rrule")
            for rule in (
                "",
                "nonsense",
                "COUNT=3",
                "FREQ=HOURLY;COUNT=3",
                "FREQ=MINUTELY;COUNT=3",
                "FREQ=SECONDLY;COUNT=3",
                "FREQ=DAILY;COUNT=3;UNTIL=20270602",
                "FREQ=DAILY;COUNT=3;COUNT=4",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;COUNT=\u0663",
                "FREQ=DAILY;COUNT=3;",
                "FREQ=DAILY;COUNT=3;INTERVAL=0",
                "FREQ=DAILY;COUNT=3;BYSECOND=5",
                "FREQ=DAILY;COUNT=3;BYEASTER=0",
                "FREQ=DAILY;COUNT=3;BYHOUR=25",
                "FREQ=DAILY;COUNT=3;BYDAY=1MO",
                "FREQ=WEEKLY;COUNT=3;BYMONTHDAY=1",
                "FREQ=MONTHLY;COUNT=3;BYWEEKNO=1",
                "FREQ=MONTHLY;COUNT=3;BYSETPOS=0",
                "FREQ=DAILY;UNTIL=20270602T080000",
                "FREQ=DAILY;UNTIL=20271301",
                "FREQ=DAILY;UNTIL=20200101",
                "FREQ=DAILY;COUNT=3\nEXRULE:FREQ=DAILY;COUNT=1",
                "DTSTART:20270601T080000Z\nRRULE:FREQ=DAILY;COUNT=3",
                "FREQ=DAILY;COUNT=3;BYMONTH=" + ",".join(["1"] * 300),
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
            )
        ),
    ],
)
def test_what_is_refused(rule: str, code: str) -> None:
    before = time.process_time()
    with pytest.raises(Invalid) as refused:
        starts(rule, "2027-06-01T08:00")
    assert refused.value.code == f"series.{code}"
    assert time.process_time() - before < 2, "the work is bounded"


def test_so_many_are_allowed() -> None:
    assert len(starts("FREQ=DAILY;COUNT=366", "2027-06-01T08:00")) == 366


@pytest.mark.parametrize(
    ("start", "by", "moved"),
    [
        ("2027-03-23T09:00", timedelta(hours=1), "2027-03-23T10:00"),
        ("2027-03-27T09:00", timedelta(days=1), "2027-03-28T08:00"),  # the clock shows the same
        ("2027-10-31T01:30", timedelta(0), "2027-10-31T01:30"),
    ],
)
def test_a_shift_is_one_of_clocks(start: str, by: timedelta, moved: str) -> None:
    old = at("2027-03-01T09:00")
    assert rules.shifted(at(start), old=old, new=old + by, zone=LONDON) == at(moved)
