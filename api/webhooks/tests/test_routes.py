from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import World, problem
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery

URL = "https://93.184.215.14/hook"


def made(world: World, **fields: Any) -> dict[str, Any]:
    answer = world.alice.api.post("/webhook-endpoints", {"url": URL, **fields})
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def test_a_secret_is_shown_when_it_is_made_and_never_again(world: World) -> None:
    first = made(world, event_types=["booking.created"], description="Our till")
    assert first["secret"].startswith("whsec_")
    address = f"/webhook-endpoints/{first['id']}"
    shown = world.alice.api.get(address).json()
    assert shown == {key: value for key, value in first.items() if key != "secret"}
    assert "secret" not in world.alice.api.get("/webhook-endpoints").json()["items"][0]
    second = world.alice.api.post(f"{address}/rotate-secret", {}).json()
    assert second["secret"] != first["secret"]
    assert second["former_secret_until"] is not None
    leaked = world.alice.api.post(f"{address}/rotate-secret", {"overlap_hours": 0}).json()
    assert leaked["former_secret_until"] is None


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.215.14/hook",
        "http://127.0.0.1:8000/api/v1/me",
        "https://localhost/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:0:127.0.0.1]/",
        "https://metadata.google.internal/",
    ],
)
def test_an_address_that_is_not_public_is_422(world: World, url: str) -> None:
    assert problem(world.alice.api.post("/webhook-endpoints", {"url": url})) == (422, "webhook.address_refused")
    address = f"/webhook-endpoints/{made(world)['id']}"
    assert problem(world.alice.api.patch(address, {"url": url})) == (422, "webhook.address_refused")
    assert world.alice.api.get(address).json()["url"] == URL


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": ""},
        {"url": "https://93.184.215.14/" + "x" * 500},
        {"url": "https://93.184.215.14/\u0000"},
        {"url": URL, "event_types": ["no.such"]},
        {"url": URL, "secret": "whsec_mine"},
    ],
)
def test_a_bad_body_is_422(world: World, body: dict[str, Any]) -> None:
    assert world.alice.api.post("/webhook-endpoints", body).status_code == 422


def test_a_repeated_request_makes_one(world: World) -> None:
    keyed = {"Idempotency-Key": "hook-1"}
    first, second = (world.alice.api.post("/webhook-endpoints", {"url": URL}, **keyed).json() for _ in range(2))
    assert first == second
    assert len(world.alice.api.get("/webhook-endpoints").json()["items"]) == 1


def test_a_test_call_its_attempts_and_its_replay(world: World) -> None:
    address = f"/webhook-endpoints/{made(world)['id']}"
    asked = world.alice.api.post(f"{address}/test")
    assert (asked.status_code, asked.json()["state"]) == (202, "scheduled")
    called = asked.json()["delivery_id"]
    deliveries.hand_out(now=now())
    begun = deliveries.begin(called, now=now())
    assert begun
    heard = deliveries.Heard(503, "later")
    deliveries.settle_failed(begun, reason="It answered 503: no 2xx.", permanent=True, heard=heard, now=now())
    (attempt,) = world.alice.api.get(f"{address}/attempts").json()["items"]
    assert (attempt["delivery_id"], attempt["kind"], attempt["number"]) == (called, "webhook.test", 1)
    assert (attempt["status"], attempt["excerpt"]) == (503, "later")
    assert attempt["duration_ms"] >= 0
    (try_,) = world.alice.api.get(f"/deliveries/{called}").json()["tries"]
    assert (try_["status"], try_["excerpt"], try_["answer"]) == (503, "later", "It answered 503: no 2xx.")
    since = (now() - timedelta(hours=1)).isoformat()
    for body in ({"delivery_id": called}, {"since": since}):
        answer = world.alice.api.post(f"{address}/replay", body)
        assert (answer.status_code, answer.json()) == (202, {"scheduled": 1})
        Delivery.objects.within(world.vendor.id).filter(id=called).update(state="failed")
    for body in ({}, {"delivery_id": called, "since": since}, {"until": since}):
        assert world.alice.api.post(f"{address}/replay", body).status_code == 422


def test_the_catalogue_is_listed_with_its_schemas(world: World) -> None:
    kinds = {kind["name"]: kind for kind in world.bob.api.get("/webhook-event-types").json()}
    assert kinds["booking.created"]["needs"] == "booking.read"
    assert kinds["booking.created"]["data_schema"]["properties"].keys() == {"booking"}
