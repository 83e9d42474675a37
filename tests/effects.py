"""The checker of faults: what was to be sent, what arrived, and what is wrong with it. Knows no system."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ARRIVES_TWICE = "sent again after a doubt"
"""An e-mail and a call have no echo: one whose worker died is made again under the same id, by rule."""


@dataclass(frozen=True)
class Asked:
    """A delivery as Spout tells of it. `effect` is what it is for: once per channel."""

    id: str
    channel: str
    effect: str
    state: str
    attempts: int


@dataclass
class Verdict:
    """`lost` and `doubled` have to be empty; `in_doubt` and `failed` are listed by Spout itself; `again` are those
    that arrived twice because nobody could know that they had."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    in_doubt: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)


def check(wanted: Mapping[str, Iterable[str]], asked: Iterable[Asked], arrived: Mapping[str, Iterable[str]]) -> Verdict:
    """`wanted`: effects by channel, of what was acknowledged to clients. `arrived`: by channel, the ids of deliveries
    in the order in which the other side got them."""
    verdict, found = Verdict(), list(asked)
    for channel, effects in wanted.items():
        there = Counter(one.effect for one in found if one.channel == channel)
        for effect, count in Counter(effects).items():
            verdict.lost += [f"{channel} {effect}: never asked for"] * max(0, count - there[effect])
            verdict.doubled += [f"{channel} {effect}: asked for again"] * max(0, there[effect] - count)
    counts = {channel: Counter(ids) for channel, ids in arrived.items()}
    for one in found:
        _judge(one, counts.get(one.channel, Counter())[one.id], verdict)
    return verdict


def _judge(one: Asked, arrivals: int, verdict: Verdict) -> None:
    name = f"{one.channel} {one.effect} ({one.id}, {one.state}, {one.attempts} attempts): arrived {arrivals} times"
    if one.state == "in_doubt":
        verdict.in_doubt.append(name)
    elif one.state in ("failed", "skipped"):
        verdict.failed.append(name)
    elif not arrivals:
        verdict.lost.append(name)
    if arrivals > 1:
        may_repeat = one.channel != "whatsapp" and one.attempts >= arrivals
        (verdict.again if may_repeat else verdict.doubled).append(name)
