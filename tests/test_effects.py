"""The checker of `python -m bench.faults` finds what is planted."""

from dataclasses import replace

import pytest

from tests.effects import Asked, check

SENT = [Asked(f"id-{channel}", channel, "created:1", "sent", 1) for channel in ("email", "whatsapp", "webhook")]
WANTED = {one.channel: [one.effect] for one in SENT}
ARRIVED = {one.channel: [one.id] for one in SENT}


def test_all_is_well() -> None:
    verdict = check(WANTED, SENT, ARRIVED)
    assert not (verdict.lost or verdict.doubled or verdict.in_doubt or verdict.failed or verdict.again)


@pytest.mark.parametrize("channel", WANTED)
def test_a_planted_loss_is_found(channel: str) -> None:
    assert len(check(WANTED, SENT, ARRIVED | {channel: []}).lost) == 1
    assert len(check(WANTED, [one for one in SENT if one.channel != channel], ARRIVED).lost) == 1
    assert len(check(WANTED | {channel: ["created:1", "moved:1"]}, SENT, ARRIVED).lost) == 1


@pytest.mark.parametrize("channel", WANTED)
def test_a_planted_double_is_found(channel: str) -> None:
    assert len(check(WANTED, SENT, ARRIVED | {channel: [f"id-{channel}"] * 2}).doubled) == 1
    (one,) = (one for one in SENT if one.channel == channel)
    again = replace(one, id="another")
    assert len(check(WANTED, [*SENT, again], ARRIVED | {channel: [one.id, again.id]}).doubled) == 1


def test_what_was_made_again_after_a_doubt_is_told_apart_where_there_is_no_echo() -> None:
    twice = [replace(one, attempts=2) for one in SENT]
    verdict = check(WANTED, twice, {one.channel: [one.id] * 2 for one in SENT})
    assert (len(verdict.again), len(verdict.doubled)) == (2, 1)
    assert "whatsapp" in verdict.doubled[0]


def test_a_doubt_is_listed_and_not_lost() -> None:
    verdict = check(WANTED, [replace(one, state="in_doubt") for one in SENT], {})
    assert (len(verdict.in_doubt), verdict.lost) == (3, [])
