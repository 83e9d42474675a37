import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from conftest import World
from domain.deliveries import actions, rules
from domain.deliveries.actions import Order
from domain.deliveries.models import Delivery, DeliveryAttempt, State

T0 = now()


def place(world: World, key: str = "one", *, after: timedelta = timedelta(0), **more: object) -> Delivery:
    more = {"channel": "email", "kind": "booking.reminder"} | more
    actions.place(world.vendor.id, [Order(effect_key=key, send_at=T0 + after, **more)], now=T0)  # type: ignore[arg-type]
    return Delivery.objects.within(world.vendor.id).get(effect_key=key)


def handed_out(at: datetime) -> list[UUID]:
    return [delivery_id for delivery_id, _ in actions.hand_out(now=at)]


def begin(world: World, delivery: Delivery) -> Delivery:
    handed_out(T0)
    begun = actions.begin(delivery.id, now=T0)
    assert begun
    return begun


def state(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def test_the_same_effect_is_asked_for_once(world: World) -> None:
    place(world)
    place(world)
    assert Delivery.objects.within(world.vendor.id).count() == 1


def test_what_is_due_is_handed_out_once_and_what_is_not_waits(world: World) -> None:
    due, later = place(world), place(world, "later", after=timedelta(hours=1))
    assert handed_out(T0) == [due.id]
    assert handed_out(T0) == []
    assert state(later) == State.SCHEDULED


def test_what_was_handed_out_and_never_begun_is_handed_out_again(world: World) -> None:
    delivery = place(world)
    handed_out(T0)
    assert handed_out(T0 + rules.LEASE + timedelta(seconds=1)) == [delivery.id]


def test_one_attempt_at_a_time(world: World) -> None:
    delivery = place(world)
    begin(world, delivery)
    assert actions.begin(delivery.id, now=T0) is None
    assert DeliveryAttempt.objects.within(world.vendor.id).count() == 1


def test_sent(world: World) -> None:
    delivery = begin(world, place(world))
    actions.settle_sent(delivery, provider_id="p1", now=T0)
    assert state(delivery) == State.SENT
    assert DeliveryAttempt.objects.within(world.vendor.id).get().finished_at


def test_a_passing_refusal_is_tried_again_later_and_ends_after_the_last_attempt(world: World) -> None:
    delivery = place(world)
    at = T0
    for attempt in range(1, rules.MAX_ATTEMPTS + 1):
        assert handed_out(at) == [delivery.id], attempt
        begun = actions.begin(delivery.id, now=at)
        assert begun
        ended = actions.settle_failed(begun, reason="busy", permanent=False, now=at)
        assert ended == (attempt == rules.MAX_ATTEMPTS)
        assert handed_out(at) == []
        at += timedelta(minutes=11)
    assert state(delivery) == State.FAILED
    assert delivery.reason == "busy"


def test_a_final_refusal_ends_at_once(world: World) -> None:
    delivery = begin(world, place(world))
    assert actions.settle_failed(delivery, reason="no such address", permanent=True, now=T0)
    assert state(delivery) == State.FAILED


@pytest.mark.parametrize(
    ("channel", "kind", "expected"),
    [
        ("whatsapp", "chat.message", State.SCHEDULED),
        ("email", "public.code", State.SCHEDULED),
        ("email", "booking.confirmation", State.IN_DOUBT),
        ("email", "booking.reminder", State.IN_DOUBT),
    ],
)
def test_an_attempt_whose_worker_died_is_in_doubt_then_resolved_by_rule(
    world: World, channel: str, kind: str, expected: str
) -> None:
    delivery = begin(world, place(world, channel=channel, kind=kind))
    later = T0 + rules.LEASE + timedelta(seconds=1)
    actions.resolve_doubts(now=later)
    assert state(delivery) == State.IN_DOUBT
    actions.resolve_doubts(now=later + rules.ECHO_GRACE + timedelta(seconds=1))
    assert state(delivery) == expected


def test_the_providers_echo_settles_a_doubt(world: World) -> None:
    delivery = begin(world, place(world, channel="whatsapp"))
    actions.resolve_doubts(now=T0 + rules.LEASE + timedelta(seconds=1))
    echo: dict[str, Any] = {"provider_id": "wamid.1", "reason": "", "now": T0}
    assert actions.acknowledge(delivery.id, world.vendor.id, status="delivered", **echo).is_news
    assert state(delivery) == State.DELIVERED
    actions.acknowledge(delivery.id, world.vendor.id, status="sent", **echo)
    assert state(delivery) == State.DELIVERED, "never back"
    assert actions.acknowledge(delivery.id, world.charlie.actor.vendor_id, status="sent", **echo).delivery is None


def test_an_echo_that_overtakes_the_answer_is_left_standing(world: World) -> None:
    delivery = begin(world, place(world, channel="whatsapp"))
    actions.acknowledge(delivery.id, world.vendor.id, provider_id="w", status="read", reason="", now=T0)
    actions.settle_sent(delivery, provider_id="w", now=T0)
    assert state(delivery) == State.DELIVERED


def test_within_a_lane_one_goes_after_the_other(world: World) -> None:
    lane = uuid4()
    second = place(world, "b", lane=lane, lane_order=2)
    first = place(world, "a", lane=lane, lane_order=1)
    other = place(world, "c", lane=uuid4(), lane_order=9)
    assert set(handed_out(T0)) == {first.id, other.id}
    begun = actions.begin(first.id, now=T0)
    assert begun
    assert handed_out(T0) == []
    actions.settle_sent(begun, provider_id="w", now=T0)
    assert handed_out(T0) == [second.id]


def test_backoff_grows_within_bounds() -> None:
    jitter = random.Random(1)
    waits = [rules.backoff(n, jitter=jitter) for n in range(1, 20)]
    assert all(timedelta(seconds=1) <= wait <= timedelta(seconds=600) for wait in waits)
    assert waits[0] < waits[5] < waits[9]


def test_a_late_answer_of_an_earlier_attempt_disturbs_nothing(world: World) -> None:
    first = begin(world, place(world, channel="whatsapp"))
    later = T0 + rules.LEASE + timedelta(seconds=1)
    actions.resolve_doubts(now=later)
    actions.resolve_doubts(now=later + rules.ECHO_GRACE + timedelta(seconds=1))
    handed_out(later + timedelta(hours=1))
    second = actions.begin(first.id, now=later + timedelta(hours=1))
    assert second
    assert second.attempts == 2
    assert not actions.settle_failed(first, reason="late", permanent=True, now=later)
    assert state(first) == State.ATTEMPTING, "the second attempt is under way"
    actions.settle_sent(first, provider_id="w1", now=later)
    assert state(first) == State.SENT, "late or not, sent is sent"
    assert handed_out(later + timedelta(days=1)) == []


def test_a_refusal_after_the_echo_fails_nothing(world: World) -> None:
    delivery = begin(world, place(world, channel="whatsapp"))
    actions.acknowledge(delivery.id, world.vendor.id, provider_id="w", status="sent", reason="", now=T0)
    assert not actions.settle_failed(delivery, reason="late", permanent=True, now=T0)
    assert state(delivery) == State.SENT


def test_a_doubt_that_may_yet_be_sent_again_holds_its_lane(world: World) -> None:
    lane = uuid4()
    first = begin(world, place(world, "a", channel="whatsapp", lane=lane, lane_order=1))
    second = place(world, "b", channel="whatsapp", lane=lane, lane_order=2)
    later = T0 + rules.LEASE + timedelta(seconds=1)
    actions.resolve_doubts(now=later)
    assert handed_out(later) == []
    actions.acknowledge(first.id, world.vendor.id, provider_id="w", status="sent", reason="", now=later)
    assert handed_out(later) == [second.id]


def test_what_the_provider_fails_later_falls_back_too(world: World) -> None:
    delivery = begin(world, place(world, channel="whatsapp", context={"channels": ["whatsapp", "email"]}))
    actions.settle_sent(delivery, provider_id="w", now=T0)
    for _ in range(2):
        actions.acknowledge(delivery.id, world.vendor.id, provider_id="w", status="failed", reason="131026", now=T0)
    rows = Delivery.objects.within(world.vendor.id).order_by("created_at", "id")
    assert [(row.channel, row.state) for row in rows] == [("whatsapp", State.FAILED), ("email", State.SCHEDULED)]
