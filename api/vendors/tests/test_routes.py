"""Vendors over HTTP, as the platform's admins see them."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from api.auth import access_token
from conftest import ApiClient, World, problem
from domain.people import sessions
from domain.people.models import User


@pytest.fixture
def root(world: World) -> ApiClient:
    """A platform admin who is in no vendor."""
    user = User.objects.create_superuser("root@spout.example", "a-long-secret", first_name="Root", last_name="Admin")
    opened = sessions.open_session(user, vendor_id=None, device="", address=None, now=now())
    return ApiClient(access_token(opened.session))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Garage", "Spa"]),
        ("ordering=created_at", ["Spa", "Garage"]),
        ("search=spa", ["Spa"]),
        ("search=nothing", []),
        ("is_active=false", []),
        ("limit=1", ["Garage"]),
    ],
)
def test_vendors_are_listed_searched_and_filtered(root: ApiClient, query: str, names: list[str]) -> None:
    assert [item["name"] for item in root.get(f"/vendors?{query}").json()["items"]] == names


def test_a_vendor_is_suspended_and_let_work_again(world: World, root: ApiClient) -> None:
    path = f"/vendors/{world.vendor.id}"
    assert root.patch(path, {"is_active": False}).json()["is_active"] is False
    assert problem(world.alice.api.get("/bookings")) == (403, "vendor.suspended")
    assert world.alice.api.get("/me").status_code == 200
    assert root.patch(path, {"is_active": True, "industry": "spa"}).json()["industry"] == "spa"
    assert world.alice.api.get("/bookings").status_code == 200
    (seen,) = world.alice.api.get("/audit-events?actor_kind=platform&type=vendor.changed&limit=1").json()["items"]
    assert seen["payload"]["after"] == {"is_active": True, "industry": "spa"}
    assert seen["actor_name"] == "Root Admin"


def test_a_deleted_vendor_is_not_there(world: World, root: ApiClient) -> None:
    path = f"/vendors/{world.vendor.id}"
    assert root.call("DELETE", path).status_code == 204
    for answer in (root.get(path), root.call("DELETE", path), root.patch(path, {"name": "X"})):
        assert problem(answer) == (404, "vendor.not_found")
    assert problem(root.post("/auth/switch-vendor", {"vendor_id": str(world.vendor.id)})) == (404, "vendor.not_found")
    assert problem(world.alice.api.get("/vendor")) == (401, "auth.session_ended")


def test_many_at_once(world: World, root: ApiClient) -> None:
    ids: list[Any] = [str(world.vendor.id), str(uuid4())]
    body = {"ids": ids, "changes": {"is_active": False}}
    refused = root.post("/vendors/bulk-update", body | {"all_or_nothing": True})
    assert problem(refused) == (409, "bulk.nothing_done")
    assert world.alice.api.get("/bookings").status_code == 200
    answer = root.post("/vendors/bulk-update", body).json()
    assert [(i["done"], i["code"]) for i in answer["items"]] == [(True, None), (False, "vendor.not_found")]
    assert root.post("/vendors/bulk-delete", {"ids": ids}).json()["done"] == 1


def test_owners_are_no_platform_admins(world: World) -> None:
    for answer in (
        world.alice.api.get("/vendors"),
        world.alice.api.get(f"/vendors/{world.vendor.id}"),
        world.alice.api.post("/vendors/bulk-delete", {"ids": [str(world.vendor.id)]}),
    ):
        assert problem(answer) == (403, "auth.platform_only")
