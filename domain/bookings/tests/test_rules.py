from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from domain.bookings import rules

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Terms:
    duration_minutes: int = 60
    buffer_before_minutes: int = 10
    buffer_after_minutes: int = 15
    min_notice_minutes: int = 120
    max_horizon_days: int = 30
    requires_confirmation: bool = False
    is_active: bool = True


@pytest.mark.parametrize(
    ("after", "overrides", "refusal"),
    [
        (timedelta(hours=3), False, None),
        (timedelta(minutes=120), False, None),
        (timedelta(minutes=119), False, rules.TooSoon),
        (timedelta(minutes=119), True, None),
        (timedelta(days=30), False, None),
        (timedelta(days=31), False, rules.TooFar),
        (timedelta(days=31), True, None),
        (timedelta(seconds=-1), False, rules.InThePast),
        (timedelta(seconds=-1), True, rules.InThePast),
    ],
)
def test_a_start_respects_notice_and_horizon(
    after: timedelta, overrides: bool, refusal: type[Exception] | None
) -> None:
    def check() -> None:
        rules.check_start(Terms(), NOW + after, now=NOW, staff_overrides=overrides)

    if refusal is None:
        check()
    else:
        with pytest.raises(refusal):
            check()


def test_only_what_is_offered_is_booked() -> None:
    rules.check_offered(Terms())
    with pytest.raises(rules.NotBookable):
        rules.check_offered(Terms(is_active=False))


def test_how_it_ended_is_known_when_it_has_begun() -> None:
    rules.check_begun(NOW, now=NOW)
    with pytest.raises(rules.NotBegun):
        rules.check_begun(NOW, now=NOW - timedelta(seconds=1))


@pytest.mark.parametrize("old", rules.TRANSITIONS)
@pytest.mark.parametrize("new", rules.TRANSITIONS)
def test_a_status_moves_only_as_the_table_says(old: str, new: str) -> None:
    if new in rules.TRANSITIONS[old]:
        rules.check_transition(old, new)
    else:
        with pytest.raises(rules.StatusJump):
            rules.check_transition(old, new)


def test_nothing_leads_out_of_cancelled_and_everything_open_can_be_cancelled() -> None:
    assert not rules.TRANSITIONS["cancelled"]
    assert all("cancelled" in rules.TRANSITIONS[status] for status in rules.MOVABLE)


def test_buffers_keep_the_member_busy_but_are_not_the_customers_time() -> None:
    times = rules.times(Terms(), NOW)
    assert times["ends_at"] - times["starts_at"] == timedelta(minutes=60)
    assert times["starts_at"] - times["busy_from"] == timedelta(minutes=10)
    assert times["busy_until"] - times["ends_at"] == timedelta(minutes=15)


def test_a_stale_version_is_refused_and_none_is_not_asked() -> None:
    rules.check_version(3, None)
    rules.check_version(3, 3)
    with pytest.raises(rules.StaleVersion):
        rules.check_version(3, 2)
