"""API keys over HTTP."""

import pytest

from conftest import ApiClient, World, problem
from domain.idempotency.models import IdempotentAnswer

BODY = {"name": "Till", "permissions": ["contact.write", "booking.write"]}


def test_a_key_is_shown_once_and_again_only_to_the_same_request(world: World) -> None:
    first = world.alice.api.post("/api-keys", BODY, **{"Idempotency-Key": "k"})
    again = world.alice.api.post("/api-keys", BODY, **{"Idempotency-Key": "k"})
    key = first.json()["key"]
    assert (first.status_code, again.json()["key"]) == (201, key)
    assert key.encode() not in bytes(IdempotentAnswer.objects.get().body), "what is remembered is sealed"
    (item,) = world.alice.api.get("/api-keys").json()["items"]
    assert "key" not in item
    assert item["permissions"] == ["booking.read", "booking.write", "contact.read", "contact.write"]


def test_a_key_works_for_the_vendor_and_signs_what_it_does(world: World) -> None:
    till = ApiClient(world.alice.api.post("/api-keys", BODY).json()["key"])
    made = till.post("/contacts", {"name": "Till Example"})
    assert made.status_code == 201
    (seen,) = world.alice.api.get("/audit-events?actor_kind=key").json()["items"]
    assert (seen["type"], seen["actor_name"]) == ("contact.added", "Till")
    assert problem(till.get("/members")) == (403, "auth.permission_missing")
    for path in ("/me", "/vendors"):
        assert problem(till.get(path)) == (403, "auth.not_for_keys")
    assert problem(till.post("/auth/socket-ticket")) == (403, "auth.not_for_keys")


def test_repeats_by_a_key_are_its_own(world: World) -> None:
    till = ApiClient(world.alice.api.post("/api-keys", BODY).json()["key"])
    body = {"name": "Twice Example"}
    ids = {till.post("/contacts", body, **{"Idempotency-Key": "k"}).json()["id"] for _ in range(2)}
    assert len(ids) == 1
    assert world.alice.api.post("/contacts", body, **{"Idempotency-Key": "k"}).json()["id"] not in ids


def test_a_key_over_its_rate_waits(world: World) -> None:
    till = ApiClient(world.alice.api.post("/api-keys", BODY | {"requests_per_minute": 2}).json()["key"])
    answers = [till.get("/contacts") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


@pytest.mark.parametrize(
    "change",
    [
        {"permissions": []},
        {"permissions": ["booking.fly"]},
        {"expires_at": "yesterday"},
        {"requests_per_minute": 0},
        {"requests_per_minute": 6001},
        {"name": "a\x00b"},
    ],
)
def test_a_bad_key_is_refused(world: World, change: dict[str, object]) -> None:
    assert world.alice.api.post("/api-keys", BODY | change).status_code == 422
