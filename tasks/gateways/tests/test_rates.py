"""The buckets, in a real Redis."""

import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from tasks.gateways import rates


@pytest.fixture(autouse=True)
def begin_anew() -> Iterator[None]:
    rates.forget_all()
    yield
    rates.forget_all()


def test_a_burst_may_go_and_the_rest_get_appointments_one_behind_the_other(settings: Any) -> None:
    settings.WHATSAPP_MESSAGES_PER_SECOND = 1  # so slow that no pause of the test's own matters
    waits = [rates.wait("1", str(n), urgent=False) for n in range(9)]
    assert [not wait for wait in waits] == [True] * 5 + [False] * 4
    later = [wait.total_seconds() for wait in waits[5:]]
    assert later == sorted(later)
    assert all(0.5 < after - before <= 1.01 for before, after in pairwise(later))


def test_what_somebody_waits_for_goes_ahead_of_bulk(settings: Any) -> None:
    settings.WHATSAPP_MESSAGES_PER_SECOND = 1
    while not rates.wait("1", str(uuid4()), urgent=False):
        pass
    assert not rates.wait("1", "somebody", urgent=True)
    assert rates.wait("1", "anybody", urgent=False)


def test_numbers_do_not_slow_each_other(settings: Any) -> None:
    settings.WHATSAPP_MESSAGES_PER_SECOND = 1
    while not rates.wait("1", str(uuid4()), urgent=False):
        pass
    assert not rates.wait("2", "anybody", urgent=False)


def test_one_customer_gets_a_burst_and_then_one_in_six_seconds() -> None:
    went = 0
    while not (wait := rates.wait("1", "amina", urgent=True)):
        went += 1
        if went % 5 == 0:
            rates._redis().delete("spout.rate.number.1")  # the number's own bucket is not the question
    assert went == rates.PAIR_BURST
    assert timedelta(0) < wait <= timedelta(seconds=rates.PAIR_SECONDS)
    assert not rates.wait("1", "ben", urgent=True)


def test_a_second_never_sees_more_than_the_number_may_send(settings: Any) -> None:
    """As fast as one can ask: what goes within one second is the rate and the bursts, never Meta's 80."""
    settings.WHATSAPP_MESSAGES_PER_SECOND = 70
    began, went = time.monotonic(), 0
    while time.monotonic() - began < 1:
        went += not rates.wait("1", str(uuid4()), urgent=went % 2 == 0)
    took = time.monotonic() - began
    assert went <= 70 * took + rates.URGENT_BURST + 1


@pytest.mark.parametrize(("hold", "others_wait"), [("pair", False), ("number", True)])
def test_a_hold_counts_for_whom_it_is_meant(hold: str, others_wait: bool) -> None:
    if hold == "pair":
        rates.hold_pair("1", "amina", seconds=100)
    else:
        rates.hold_number("1", seconds=100)
    for urgent in (True, False):
        assert timedelta(seconds=90) < rates.wait("1", "amina", urgent=urgent) < timedelta(seconds=110)
    assert bool(rates.wait("1", "ben", urgent=True)) is others_wait


def test_while_redis_is_away_nothing_is_held_back(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import redis

    away = redis.Redis(port=1, socket_timeout=0.1, socket_connect_timeout=0.1)
    monkeypatch.setattr(rates, "_redis", lambda: away)
    assert [rates.wait("1", "amina", urgent=False) for _ in range(50)] == [timedelta(0)] * 50
    rates.hold_number("1", seconds=1)
    monkeypatch.undo()
