"""How often something may be tried."""

from collections.abc import Iterator

import pytest

from domain import limits
from domain.limits import Limit, TooManyTries, network_of

THREE = Limit("test.three", "3 per hour")


def test_what_is_spent_runs_out_and_says_when_to_come_back() -> None:
    for _ in range(3):
        THREE.spend("a")
    with pytest.raises(TooManyTries) as refused:
        THREE.spend("a")
    assert 3590 <= refused.value.details["retry_after"] <= 3600
    THREE.spend("b")


def test_looking_counts_nothing_and_noting_refuses_nothing() -> None:
    for _ in range(5):
        THREE.check("a")
    for _ in range(5):
        THREE.note("a")
    with pytest.raises(TooManyTries):
        THREE.check("a")


def test_a_costly_try_is_refused_whole() -> None:
    with pytest.raises(TooManyTries):
        THREE.spend("a", cost=4)


def test_each_of_several_windows_is_looked_at() -> None:
    both = Limit("test.both", "100 per minute; 2 per day")
    both.note("a")
    both.note("a")
    with pytest.raises(TooManyTries):
        both.check("a")


def test_what_is_counted_by_is_not_readable_in_redis() -> None:
    THREE.note("somebody@spa.example")
    keys = [key.decode() for key in limits._shared().storage.storage.keys("spout.limit*")]  # type: ignore[attr-defined]
    assert keys
    assert not any("somebody" in key for key in keys)


@pytest.fixture
def redis_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shared = limits._shared
    shared.cache_clear()
    monkeypatch.setattr(limits, "_away_until", 0.0)
    monkeypatch.setattr("django.conf.settings.REDIS_URL", "redis://127.0.0.1:9/0")
    yield
    shared.cache_clear()


def test_without_redis_each_process_counts_for_itself(redis_away: None) -> None:
    limits._own().storage.reset()
    for _ in range(3):
        THREE.spend("a")
    with pytest.raises(TooManyTries):
        THREE.spend("a")


def test_a_redis_that_does_not_answer_is_left_alone_for_a_while(
    redis_away: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits._own().storage.reset()
    THREE.note("a")
    monkeypatch.setattr(limits, "_shared", lambda: pytest.fail("asked again"))
    THREE.note("a")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        (None, "unknown"),
    ],
)
def test_of_ipv6_a_household_is_one(address: str | None, network: str) -> None:
    assert network_of(address) == network
