"""Services over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from conftest import World, hire, problem
from domain.bookings.models import Reservation
from domain.members import actions as members
from domain.services.models import Service

NEW = {"title": "Hot stones", "duration_minutes": 90}


@pytest.fixture
def room(world: World) -> str:
    return str(world.alice.api.post("/resources", {"name": "Room 1"}).json()["id"])


def test_a_service_tells_all_that_it_was_given(world: World, room: str) -> None:
    given = {
        **NEW,
        "buffer_before_minutes": 5,
        "capacity": 8,
        "price": "10.50",
        "currency": "EUR",
        "step_minutes": 30,
        "colour": "#ABCDEF",
        "is_active": False,
        "is_public": False,
        "cancel_notice_minutes": None,
        "reschedule_notice_minutes": 1440,
        "member_ids": [str(world.bob.member.id)],
        "resource_ids": [room, room],
    }
    made = world.alice.api.post("/services", given)
    assert made.status_code == 201
    expected = given | {"colour": "#abcdef", "resource_ids": [room]}
    assert {name: made.json()[name] for name in expected} == expected
    assert world.bob.api.get(f"/services/{made.json()['id']}").json() == made.json()
    listed = world.bob.api.get("/services?is_active=false").json()["items"]
    assert listed == [{name: made.json()[name] for name in listed[0]}] and "member_ids" not in listed[0]
    assert world.bob.api.get("/services?is_active=true&is_public=true").json()["items"][0]["title"] == "Massage"


def test_what_is_left_out_has_a_default(world: World) -> None:
    made = world.alice.api.post("/services", NEW).json()
    assert (made["step_minutes"], made["colour"], made["is_active"], made["is_public"]) == (15, "", True, True)
    assert (made["cancel_notice_minutes"], made["reschedule_notice_minutes"]) == (0, 0)
    assert (made["member_ids"], made["resource_ids"], made["currency"]) == ([], [], world.vendor.currency)


@pytest.mark.parametrize(
    ("price", "shown"),
    [("1E+2", "100.00"), ("-0", "0.00"), ("5.1", "5.10"), (7, "7.00"), (None, "0.00"), ("9999999999.99",) * 2],
)
def test_an_amount_is_written_one_way(world: World, price: Any, shown: str) -> None:
    made = world.alice.api.post("/services", NEW if price is None else {**NEW, "price": price}).json()
    assert made["price"] == shown == world.alice.api.get(f"/services/{made['id']}").json()["price"]


def test_resources_and_members_are_replaced(world: World, room: str) -> None:
    chair = world.alice.api.post("/resources", {"name": "Chair"}).json()["id"]
    path, bob, alice = f"/services/{world.service.id}", str(world.bob.member.id), str(world.alice.member.id)
    for ids in ([room, chair], [chair], []):
        assert sorted(world.alice.api.patch(path, {"resource_ids": ids}).json()["resource_ids"]) == sorted(ids)
    for ids in ([bob, alice], [alice], []):
        assert sorted(world.alice.api.patch(path, {"member_ids": ids}).json()["member_ids"]) == sorted(ids)
    changed = world.alice.api.patch(path, {"cancel_notice_minutes": None, "colour": "#000000"}).json()
    assert (changed["cancel_notice_minutes"], changed["colour"]) == (None, "#000000")


def test_members_who_left_serve_nothing(world: World) -> None:
    carl, path = hire(world.alice, "carl@spa.example", "agent"), f"/services/{world.service.id}"
    world.alice.api.patch(path, {"member_ids": [str(carl.member.id)]})
    assert world.bob.api.get(path).json()["member_ids"] == [], "beyond an agent's reach"
    members.remove(world.alice.actor, carl.member.id, now=now())
    assert world.alice.api.get(path).json()["member_ids"] == []
    world.alice.api.patch(path, {"member_ids": []})
    assert not world.service.places.model.objects.within(world.vendor.id).exists()


def test_ids_of_others_are_not_found(world: World) -> None:
    theirs = world.charlie.api.post("/resources", {"name": "Theirs"}).json()["id"]
    for resource in (theirs, str(uuid4())):
        refused = world.alice.api.patch(f"/services/{world.service.id}", {"resource_ids": [resource]})
        assert problem(refused) == (404, "resource.not_found")
        refused = world.alice.api.post("/services", NEW | {"resource_ids": [resource]})
        assert problem(refused) == (404, "resource.not_found")
    refused = world.alice.api.post("/services", NEW | {"member_ids": [str(world.charlie.member.id)]})
    assert problem(refused) == (404, "member.not_found")
    assert len(world.alice.api.get("/services").json()["items"]) == 1, "nothing is half-written"


@pytest.mark.parametrize(
    "wrong",
    [
        {"colour": "red"},
        {"colour": "#12345g"},
        {"colour": "#123456\n"},
        {"colour": "#1234567"},
        {"step_minutes": 0},
        {"cancel_notice_minutes": -1},
        {"reschedule_notice_minutes": 525_601},
        {"resource_ids": ["x"]},
        {"resource_ids": [str(uuid4())] * 201},
        {"title": "a\0b"},
    ],
)
def test_services_of_the_wrong_shape(world: World, wrong: dict[str, Any]) -> None:
    assert problem(world.alice.api.post("/services", NEW | wrong)) == (422, "request.invalid")
    assert problem(world.alice.api.patch(f"/services/{world.service.id}", wrong)) == (422, "request.invalid")


def test_one_that_was_never_booked_is_removed(world: World, room: str) -> None:
    path = f"/services/{world.service.id}"
    world.alice.api.patch(path, {"resource_ids": [room], "member_ids": [str(world.bob.member.id)]})
    rule = {"minutes_before": 60, "channels": ["email"], "service_id": str(world.service.id)}
    assert world.alice.api.post("/reminder-rules", rule).status_code == 201
    assert problem(world.bob.api.call("DELETE", path)) == (403, "auth.permission_missing")
    assert problem(world.charlie.api.call("DELETE", path)) == (404, "service.not_found")
    assert world.alice.api.call("DELETE", path).status_code == 204
    assert problem(world.alice.api.get(path)) == (404, "service.not_found")
    assert world.alice.api.get("/reminder-rules").json()["items"] == []


@pytest.mark.parametrize("seen_in_time", [True, False])
def test_one_that_was_booked_stays(world: World, monkeypatch: pytest.MonkeyPatch, seen_in_time: bool) -> None:
    if not seen_in_time:  # as when the booking comes after Django has looked for some
        row = Service.objects.within(world.vendor.id).filter(id=world.service.id)
        monkeypatch.setattr(Service, "delete", lambda service: row._raw_delete("default"))
    Reservation(
        vendor=world.vendor,
        service=world.service,
        staff=world.bob.member,
        starts_at=now(),
        busy_from=now(),
        busy_until=now() + timedelta(hours=1),
    ).save()
    path = f"/services/{world.service.id}"
    assert problem(world.alice.api.call("DELETE", path)) == (409, "service.in_use")
    assert world.alice.api.patch(path, {"is_active": False}).json()["is_active"] is False
