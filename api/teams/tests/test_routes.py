"""Teams over HTTP."""

from uuid import uuid4

import pytest

from conftest import World, hire, problem


@pytest.fixture
def team(world: World) -> str:
    made = world.alice.api.post("/teams", {"name": "Front desk", "member_ids": [str(world.bob.member.id)]})
    assert (made.status_code, made.json()["size"]) == (201, 1)
    return str(made.json()["id"])


def test_members_are_put_in_and_taken_out(world: World, team: str) -> None:
    carl = hire(world.alice, "carl@spa.example", "agent")
    ids = {"member_ids": [str(carl.member.id), str(world.bob.member.id)]}
    for _ in range(2):
        assert world.alice.api.call("PUT", f"/teams/{team}/members", ids).json()["size"] == 2
    for _ in range(2):
        assert world.alice.api.call("DELETE", f"/teams/{team}/members", ids).json()["size"] == 0
    both = {"member_ids": [str(carl.member.id), str(uuid4())]}
    assert problem(world.alice.api.call("PUT", f"/teams/{team}/members", both)) == (404, "member.not_found")
    assert world.alice.api.get(f"/teams/{team}").json()["size"] == 0, "nothing is half-written"


def test_a_team_is_renamed_found_and_disbanded(world: World, team: str) -> None:
    assert world.alice.api.patch(f"/teams/{team}", {"name": "Reception"}).json()["name"] == "Reception"
    assert [t["id"] for t in world.alice.api.get("/teams?search=cept").json()["items"]] == [team]
    world.alice.api.post("/teams", {"name": "Back"})
    assert problem(world.alice.api.patch(f"/teams/{team}", {"name": "Back"})) == (409, "team.name_taken")
    assert problem(world.alice.api.post("/teams", {"name": "Back"})) == (409, "team.name_taken")
    assert world.alice.api.call("DELETE", f"/teams/{team}").status_code == 204
    assert problem(world.alice.api.get(f"/teams/{team}")) == (404, "team.not_found")
    assert world.alice.api.get(f"/members/{world.bob.member.id}").json()["teams"] == []


def test_many_are_disbanded_at_once(world: World, team: str) -> None:
    theirs = world.charlie.api.post("/teams", {"name": "Theirs"}).json()["id"]
    answer = world.alice.api.post("/teams/bulk-delete", {"ids": [team, theirs]}).json()
    assert [(item["done"], item["code"]) for item in answer["items"]] == [(True, None), (False, "team.not_found")]
    assert world.charlie.api.get(f"/teams/{theirs}").status_code == 200


def test_a_team_with_bookings_and_conversations_can_be_disbanded(world: World, team: str) -> None:
    from django.utils.timezone import now

    from domain.bookings.models import Booking
    from domain.conversations import actions as conversations
    from domain.conversations.models import Conversation

    booking = world.alice.api.post("/bookings", world.booking()).json()["id"]
    Booking.objects.within(world.vendor.id).filter(id=booking).update(team=team)
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    Conversation.objects.within(world.vendor.id).filter(id=conversation.id).update(team=team)
    assert world.alice.api.call("DELETE", f"/teams/{team}").status_code == 204
    assert world.alice.api.get(f"/bookings/{booking}").json()["team"] is None
    assert world.alice.api.get(f"/conversations/{conversation.id}").json()["team"] is None
