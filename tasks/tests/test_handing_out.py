"""Handing out under load: relays side by side, backlogs, and endpoints that answer slowly."""

import threading
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils.timezone import now

from conftest import World, make_world
from domain.deliveries import actions, rules
from domain.deliveries.actions import Order
from domain.deliveries.models import Delivery
from domain.webhooks import actions as webhooks
from domain.webhooks import calling

DUE, BATCH = 600, 50


def letters(count: int, *, urgent: bool = False, prefix: str = "letter") -> list[Order]:
    return [
        Order(channel="email", kind="booking.reminder", effect_key=f"{prefix}-{n}", send_at=now(), urgent=urgent)
        for n in range(count)
    ]


@pytest.mark.django_db(transaction=True)
def test_two_relays_hand_out_all_that_is_due_and_none_twice() -> None:
    world = make_world()
    Delivery.objects.across_vendors().delete()
    later = Order(channel="email", kind="booking.reminder", effect_key="later", send_at=now() + timedelta(hours=1))
    actions.place(world.vendor.id, [*letters(DUE), later], now=now())
    both_ready, taken = threading.Barrier(2), [list[UUID](), list[UUID]()]

    def relay(mine: list[UUID]) -> None:
        try:
            both_ready.wait(20)
            while batch := actions.hand_out(now=now(), limit=BATCH):
                mine += [delivery_id for delivery_id, _ in batch]
        finally:
            connection.close()

    relays = [threading.Thread(target=relay, args=(mine,)) for mine in taken]
    for thread in relays:
        thread.start()
    for thread in relays:
        thread.join(60)
    counted = Counter(taken[0] + taken[1])
    assert (len(counted), max(counted.values())) == (DUE, 1)
    assert Delivery.objects.within(world.vendor.id).filter(state="scheduled").count() == 1


def test_a_backlog_waits_here_and_not_with_the_senders(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.MOST_IN_HAND, "email", 5)
    actions.place(world.vendor.id, letters(9), now=now())
    assert len(actions.hand_out(now=now(), channel="email", limit=actions.room(now=now())["email"])) == 5
    assert actions.room(now=now())["email"] == 0
    assert actions.room(now=now())["whatsapp"] == rules.MOST_IN_HAND["whatsapp"]
    (first, *_) = Delivery.objects.within(world.vendor.id).filter(state="ready").order_by("id")
    begun = actions.begin(first.id, now=now())
    assert begun
    assert actions.room(now=now())["email"] == 0, "it is still in hand"
    actions.settle_sent(begun, provider_id="", now=now())
    assert actions.room(now=now())["email"] == 1
    assert actions.room(now=now() + rules.HAND_OUT_LEASE)["email"] == 5, "whoever had them is gone"


def test_a_tick_asks_first_whether_anything_is_due(world: World) -> None:
    assert not actions.is_due(now=now())
    later = now() + timedelta(hours=1)
    actions.place(world.vendor.id, [Order("whatsapp", "booking.reminder", "later", later)], now=now())
    assert (actions.is_due(now=now()), actions.is_due(now=later)) == (False, True)
    actions.hand_out(now=later)
    assert (actions.is_due(now=later), actions.is_due(now=later + rules.HAND_OUT_LEASE)) == (False, True)


def test_what_somebody_waits_for_passes_the_backlog(world: World) -> None:
    actions.place(world.vendor.id, letters(200), now=now() - timedelta(hours=1))
    actions.place(world.vendor.id, letters(1, urgent=True, prefix="code"), now=now())
    ((delivery_id, _),) = actions.hand_out(now=now(), urgent=True)
    assert Delivery.objects.within(world.vendor.id).get(id=delivery_id).effect_key == "code-0"


def test_an_endpoint_that_answers_slowly_leaves_room_for_the_others(world: World) -> None:
    slow, quick = (webhooks.add(world.alice.actor, url="https://93.184.215.14/", now=now())[0].id for _ in range(2))
    body = {"type": "contact.added"}
    for endpoint, count in ((slow, 20), (quick, 1)):
        orders = [calling.order(endpoint, body, key=str(n), send_at=now()) for n in range(count)]
        actions.place(world.vendor.id, orders, now=now())
    taken = []
    while batch := actions.hand_out(now=now(), channel="webhook", limit=1):
        taken += batch
    by_endpoint = Counter(
        Delivery.objects.within(world.vendor.id).filter(state="ready").values_list("endpoint", flat=True)
    )
    assert by_endpoint == {slow: rules.CALLS_PER_ENDPOINT, quick: 1}
    begun = actions.begin(taken[0][0], now=now())
    assert begun
    actions.settle_sent(begun, provider_id="", now=now())
    assert len(actions.hand_out(now=now(), channel="webhook", limit=1)) == 1
