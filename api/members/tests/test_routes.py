"""Members over HTTP."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World, hire, problem
from domain.members import actions
from domain.people.models import Member, Role, User


def agents(world: World, count: int) -> list[Member]:
    """Members without the cost of hashing a password for each."""
    role = Role.objects.within(world.vendor.id).get(key="agent")
    people = [
        User(email=f"{uuid4()}@spa.example", first_name=f"First{n}", last_name="Many", created_at=now())
        for n in range(count)
    ]
    User.objects.bulk_create(people)
    rows = [Member(vendor=world.vendor, user=user, role=role, created_at=now()) for user in people]
    return Member.objects.within(world.vendor.id).bulk_create(rows)


def test_fifty_members_with_teams_and_roles_take_a_fixed_number_of_queries(world: World) -> None:
    counts = []
    for size in (3, 60):
        members = agents(world, size)
        for name in ("A", "B"):
            actions.form_team(world.alice.actor, name=f"{name}{size}", member_ids=[m.id for m in members], now=now())
        with CaptureQueriesContext(connection) as queries:
            answer = world.alice.api.get("/members?limit=50&count=true").json()
        counts.append(len(queries))
    assert len(answer["items"]) == 50
    assert all(len(item["teams"]) == 2 for item in answer["items"][5:])
    assert counts[0] == counts[1] <= 4, counts


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("search=ali", ["alice"]),
        ("search=SPA.example", []),
        ("search=bob@spa", ["bob"]),
        ("search=bob+test", ["bob"]),
        ("search=desk", ["bob"]),
        ("is_bookable=false", ["bob"]),
        ("ordering=-created_at", ["bob", "alice"]),
    ],
)
def test_search_filters_and_order(world: World, query: str, found: list[str]) -> None:
    actions.change(world.alice.actor, world.bob.member.id, {"position": "Front desk", "is_bookable": False}, now=now())
    items = world.alice.api.get(f"/members?{query}").json()["items"]
    assert [item["user"]["email"].split("@")[0] for item in items] == found


def test_filters_by_role_and_team(world: World) -> None:
    team = world.alice.api.post("/teams", {"name": "Desk", "member_ids": [str(world.bob.member.id)]}).json()
    for query in (f"team_id={team['id']}", f"role_id={world.bob.member.role_id}"):
        (item,) = world.alice.api.get(f"/members?{query}").json()["items"]
        assert item["id"] == str(world.bob.member.id)
    assert world.alice.api.get(f"/members?team_id={uuid4()}").json()["items"] == []


def test_a_member_is_made_changed_and_let_go(world: World) -> None:
    role = str(Role.objects.within(world.vendor.id).get(key="agent").id)
    user = {"email": "New@Spa.example", "password": "a-long-enough-secret", "first_name": "N", "last_name": "C"}
    made = world.alice.api.post("/members", {"user": user, "role_id": role, "position": "Desk"})
    assert made.status_code == 201, made.content
    member = made.json()
    assert (member["user"]["email"], member["role"]["key"], member["position"]) == ("new@spa.example", "agent", "Desk")
    changed = world.alice.api.patch(f"/members/{member['id']}", {"is_bookable": False, "user": {"first_name": "Nia"}})
    assert (changed.json()["is_bookable"], changed.json()["user"]["first_name"]) == (False, "Nia")
    assert world.alice.api.call("DELETE", f"/members/{member['id']}").status_code == 204
    assert problem(world.alice.api.get(f"/members/{member['id']}")) == (404, "member.not_found")
    taken = world.alice.api.post("/members", {"user": user, "role_id": role})
    assert problem(taken) == (409, "user.email_taken")


def bulk(world: World, path: str, ids: list[Any], **more: Any) -> Any:
    return world.alice.api.post(f"/members/bulk-{path}", {"ids": [str(i) for i in ids], **more})


def test_bulk_operations_answer_for_each(world: World) -> None:
    foreign, missing = world.charlie.member.id, uuid4()
    answer = bulk(world, "update", [world.bob.member.id, foreign, missing], changes={"position": "Desk"}).json()
    assert [(i["done"], i["code"]) for i in answer["items"]] == [
        (True, None),
        (False, "member.not_found"),
        (False, "member.not_found"),
    ]
    assert (answer["done"], answer["refused"]) == (1, 2)
    answer = bulk(world, "delete", [world.alice.member.id, world.bob.member.id]).json()
    assert [i["code"] for i in answer["items"]] == ["member.last_owner", None]


def test_all_or_nothing_does_nothing_when_one_can_not_be(world: World) -> None:
    ids = [world.bob.member.id, uuid4()]
    answer = bulk(world, "update", ids, changes={"position": "Desk"}, all_or_nothing=True)
    assert problem(answer) == (409, "bulk.nothing_done")
    assert [r["code"] for r in answer.json()["details"]["results"]] == ["member.not_found"]
    assert world.alice.api.get(f"/members/{world.bob.member.id}").json()["position"] == ""


@pytest.mark.parametrize("ids", [[], [uuid4() for _ in range(201)], ["x"], None])
def test_bulk_takes_one_to_two_hundred_ids(world: World, ids: Any) -> None:
    body: dict[str, Any] = {"ids": [str(i) for i in ids] if ids is not None else None, "changes": {}}
    assert world.alice.api.post("/members/bulk-update", body).status_code == 422
    assert world.bob.api.post("/members/bulk-delete", {"ids": [str(uuid4())]}).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        {"position": "x" * 41},
        {"position": "a\x00b"},
        {"position": 5},
        {"role_id": None},
        {"team_ids": None},
        {"user": {"email": "x@x.example"}},
        {"user": {"phone_number": "12"}},
        {"is_active": False},
    ],
)
def test_what_a_member_can_not_be_changed_to(world: World, body: Any) -> None:
    answer = world.alice.api.patch(f"/members/{world.bob.member.id}", body)
    assert (answer.status_code, answer.json()["errors"][0]["loc"][0]) == (422, "body")


def test_whoever_is_removed_is_out_with_the_next_request(world: World) -> None:
    carl = hire(world.alice, "carl@spa.example", "agent")
    assert carl.api.get("/bookings").status_code == 200
    world.alice.api.call("DELETE", f"/members/{carl.member.id}")
    assert problem(carl.api.get("/bookings")) == (401, "auth.session_ended")
