from datetime import timedelta

import pytest
from django.utils.timezone import now

from conftest import World, problem
from domain.deliveries import actions
from domain.deliveries.actions import Order
from domain.deliveries.models import Delivery
from domain.outbox.models import OutboxEvent


def ended(world: World, state: str, key: str = "", **more: object) -> Delivery:
    """A delivery that has ended so."""
    key = key or state
    fields = {"channel": "email", "kind": "booking.confirmation", "context": {"channels": ["email"]}} | more
    order = Order(effect_key=key, send_at=now(), **fields)  # type: ignore[arg-type]
    actions.place(world.vendor.id, [order], now=now())
    mine = Delivery.objects.within(world.vendor.id).filter(effect_key=key)
    mine.update(state=state, attempts=8, reason="planted", settled_at=now())
    return mine.get()


def test_what_was_given_up_is_listed_and_sent_again(world: World) -> None:
    failed, _ = ended(world, "failed"), ended(world, "sent")
    (dead,) = world.alice.api.get("/deliveries?dead=true").json()["items"]
    assert (dead["id"], dead["reason"]) == (str(failed.id), "planted")
    answer = world.alice.api.post(f"/deliveries/{failed.id}/retry")
    assert answer.status_code == 200, answer.content
    assert (answer.json()["state"], answer.json()["reason"]) == ("scheduled", "Asked for again.")
    assert world.alice.api.get("/deliveries?dead=true").json()["items"] == []
    assert problem(world.alice.api.post(f"/deliveries/{failed.id}/retry")) == (409, "delivery.not_given_up")
    ((delivery_id, _),) = actions.hand_out(now=now())
    begun = actions.begin(delivery_id, now=now())
    assert begun and begun.attempts == 9
    assert not actions.settle_failed(begun, reason="busy", permanent=False, now=now()), "it has all its tries again"
    assert OutboxEvent.objects.within(world.vendor.id).filter(type="delivery.retried").count() == 1


@pytest.mark.parametrize("state", ["scheduled", "ready", "attempting", "sent", "delivered", "cancelled"])
def test_nothing_else_is_sent_again(world: World, state: str) -> None:
    delivery = ended(world, state)
    assert problem(world.alice.api.post(f"/deliveries/{delivery.id}/retry")) == (409, "delivery.not_given_up")


def test_a_doubt_that_is_still_looked_into_is_left_alone(world: World) -> None:
    doubt = ended(world, "in_doubt")
    Delivery.objects.within(world.vendor.id).update(lease_until=now() + timedelta(seconds=30))
    assert problem(world.alice.api.post(f"/deliveries/{doubt.id}/retry")) == (409, "delivery.not_given_up")
    assert world.alice.api.post("/deliveries/retry", {}).json() == {"scheduled": 0}


def test_what_another_channel_carried_on_could_arrive_twice(world: World) -> None:
    carried = ended(world, "failed", context={"channels": ["whatsapp", "email"]})
    assert problem(world.alice.api.post(f"/deliveries/{carried.id}/retry")) == (409, "delivery.carried_on")
    assert world.alice.api.post("/deliveries/retry", {}).json() == {"scheduled": 0}


def test_all_that_match_are_sent_again(world: World) -> None:
    for number in range(3):
        ended(world, "failed", f"letter-{number}")
    ended(world, "failed", "call", channel="webhook", kind="webhook.test")
    ended(world, "in_doubt"), ended(world, "sent"), ended(world, "cancelled")
    retry = world.alice.api.post
    assert retry("/deliveries/retry", {"state": "failed", "channel": "email"}).json() == {"scheduled": 3}
    assert retry("/deliveries/retry", {"kind": "webhook.test"}).json() == {"scheduled": 1}
    past = {"until": (now() - timedelta(hours=1)).isoformat()}
    assert retry("/deliveries/retry", past).json() == {"scheduled": 0}
    assert retry("/deliveries/retry", {}).json() == {"scheduled": 1}, "the one in doubt"
    event = OutboxEvent.objects.within(world.vendor.id).filter(type="delivery.many_retried").earliest("id")
    assert event.payload == {"wanted": {"state": "failed", "channel": "email"}, "count": 3}
    assert problem(world.bob.api.post("/deliveries/retry", {}))[0] == 403


def test_several_each_with_its_own_result(world: World) -> None:
    failed, sent = ended(world, "failed"), ended(world, "sent")
    body = {"ids": [str(failed.id), str(sent.id)]}
    items = world.alice.api.post("/deliveries/bulk-retry", body).json()["items"]
    assert [(item["done"], item["code"]) for item in items] == [
        (True, None),
        (False, "delivery.not_given_up"),
    ]
    assert problem(world.alice.api.post("/deliveries/bulk-retry", {**body, "all_or_nothing": True}))[0] == 409
