"""Every row of Meta's table of errors."""

from datetime import timedelta

import pytest

from domain.channels.meta_errors import VERDICTS, Do, reason, verdict, wait

ROWS = {
    131047: Do.CLOSE_WINDOW,
    131056: Do.HOLD_PAIR,
    130429: Do.HOLD_NUMBER,
    4: Do.HOLD_NUMBER,
    80007: Do.HOLD_NUMBER,
    131048: Do.STOP,
    131064: Do.STOP,
    131049: Do.REST_MARKETING,
    131050: Do.OPT_OUT,
    131026: Do.GIVE_UP,
    131000: Do.RETRY,
    131016: Do.RETRY,
    135000: Do.RETRY,
    131062: Do.GIVE_UP,
    132000: Do.MARK_TEMPLATE,
    132001: Do.MARK_TEMPLATE,
    132012: Do.MARK_TEMPLATE,
    132015: Do.MARK_TEMPLATE,
    132016: Do.MARK_TEMPLATE,
    0: Do.STOP,
    3: Do.STOP,
    10: Do.STOP,
    190: Do.STOP,
    200: Do.STOP,
    299: Do.STOP,
    131051: Do.GIVE_UP,
    131052: Do.GIVE_UP,
    131053: Do.GIVE_UP,
    368: Do.STOP,
    131031: Do.STOP,
    130497: Do.STOP,
}


@pytest.mark.parametrize(("code", "do"), ROWS.items())
def test_each_error_has_its_answer(code: int, do: Do) -> None:
    found = verdict(code)
    assert found.do == do
    assert reason(code, found) == f"WhatsApp refused it: {found.why} (error {code})."


def test_no_row_stands_untested() -> None:
    assert {code for code in VERDICTS if not 200 < code < 299} == ROWS.keys()


def test_what_nobody_knows_is_final_unless_it_says_too_many() -> None:
    assert verdict(100).do == verdict(999_999).do == verdict(None).do == Do.GIVE_UP
    assert verdict(999_999, is_limited=True).do == Do.HOLD_NUMBER


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 1), (2, 4), (3, 16), (4, 64), (6, 1024), (8, 1024)])
def test_a_pair_is_asked_again_after_powers_of_four(attempts: int, seconds: int) -> None:
    assert wait(verdict(131056), attempts=attempts) == timedelta(seconds=seconds)


def test_a_passing_fault_is_tried_a_few_times() -> None:
    tries = [wait(verdict(131000), attempts=n) is not None for n in range(1, 6)]
    assert tries == [True, True, True, False, False]


@pytest.mark.parametrize("code", [131026, 131049, 131050, 131062, 132001, 190, 100])
def test_what_is_final_is_not_tried_again(code: int) -> None:
    assert wait(verdict(code), attempts=1) is None
