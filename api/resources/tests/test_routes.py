"""Resources over HTTP."""

from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from conftest import World, problem
from domain.bookings.models import Reservation


@pytest.fixture
def room(world: World) -> str:
    made = world.alice.api.post("/resources", {"name": "Room 1", "kind": "Treatment room"})
    assert made.status_code == 201
    return str(made.json()["id"])


def test_a_resource_is_added_changed_and_found(world: World, room: str) -> None:
    van = world.alice.api.post("/resources", {"name": "A van"}).json()
    assert (van["kind"], van["is_active"]) == ("", True)

    def found(query: str) -> list[str]:
        return [one["name"] for one in world.bob.api.get(f"/resources?{query}").json()["items"]]

    assert found("") == ["A van", "Room 1"]
    assert (found("search=TREAT"), found("search=room 1"), found("search=car")) == (["Room 1"], ["Room 1"], [])
    changed = world.alice.api.patch(f"/resources/{room}", {"is_active": False, "name": "Room One"})
    assert (changed.json()["name"], changed.json()["is_active"], changed.json()["kind"]) == (
        "Room One",
        False,
        "Treatment room",
    )
    assert (found("is_active=true"), found("is_active=false")) == (["A van"], ["Room One"])
    assert world.bob.api.get(f"/resources/{room}").json() == changed.json()


def test_names_are_used_once(world: World, room: str) -> None:
    other = world.alice.api.post("/resources", {"name": "Room 2"}).json()["id"]
    assert problem(world.alice.api.post("/resources", {"name": "Room 1"})) == (409, "resource.name_taken")
    assert problem(world.alice.api.patch(f"/resources/{other}", {"name": "Room 1"})) == (409, "resource.name_taken")
    assert world.charlie.api.post("/resources", {"name": "Room 1"}).status_code == 201


@pytest.mark.parametrize("wrong", [{"name": "a\0b"}, {"name": ""}, {"name": "Room", "kind": "x" * 41}, {"size": 1}, {}])
def test_resources_of_the_wrong_shape(world: World, wrong: dict[str, Any]) -> None:
    assert problem(world.alice.api.post("/resources", wrong)) == (422, "request.invalid")


def test_who_may(world: World, room: str) -> None:
    for method, path, body in (
        ("POST", "", {"name": "x"}),
        ("PATCH", f"/{room}", {"name": "x"}),
        ("DELETE", f"/{room}", None),
    ):
        assert problem(world.bob.api.call(method, "/resources" + path, body)) == (403, "auth.permission_missing")
    for method, body in (("GET", None), ("PATCH", {"name": "x"}), ("DELETE", None)):
        assert problem(world.charlie.api.call(method, f"/resources/{room}", body)) == (404, "resource.not_found")
    assert world.charlie.api.get("/resources").json()["items"] == []


def test_one_that_nothing_needs_is_removed_with_its_hours(world: World, room: str) -> None:
    hours = {"weekly": [{"weekday": 0, "from": "09:00", "until": "17:00"}]}
    assert world.alice.api.call("PUT", f"/resources/{room}/hours", hours).status_code == 200
    off = {"starts_at": now(), "ends_at": now() + timedelta(days=1)}
    assert world.alice.api.post(f"/resources/{room}/time-off", off).status_code == 201
    assert world.alice.api.call("DELETE", f"/resources/{room}").status_code == 204
    assert problem(world.alice.api.get(f"/resources/{room}")) == (404, "resource.not_found")


def test_one_that_a_service_needs_stays(world: World, room: str) -> None:
    service = f"/services/{world.service.id}"
    world.alice.api.patch(service, {"resource_ids": [room]})
    assert problem(world.alice.api.call("DELETE", f"/resources/{room}")) == (409, "resource.in_use")
    world.alice.api.patch(service, {"resource_ids": []})
    assert world.alice.api.call("DELETE", f"/resources/{room}").status_code == 204


def test_one_that_is_taken_stays(world: World, room: str) -> None:
    Reservation(
        vendor=world.vendor,
        service=world.service,
        staff=world.bob.member,
        resource_id=room,
        starts_at=now(),
        busy_from=now(),
        busy_until=now() + timedelta(hours=1),
    ).save()
    assert problem(world.alice.api.call("DELETE", f"/resources/{room}")) == (409, "resource.in_use")
    assert world.alice.api.get(f"/resources/{room}").status_code == 200
    assert problem(world.alice.api.call("DELETE", f"/resources/{uuid4()}")) == (404, "resource.not_found")


def test_a_cursor_with_what_no_row_can_hold_is_refused(world: World) -> None:
    cursor = urlsafe_b64encode(b'["resourcename,id","\\u0000","' + str(uuid4()).encode() + b'"]').decode()
    assert problem(world.alice.api.get(f"/resources?cursor={cursor}")) == (400, "pagination.bad_cursor")
