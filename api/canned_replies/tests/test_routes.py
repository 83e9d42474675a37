from django.utils.timezone import now

from conftest import World, problem
from domain.conversations import actions as conversations

HELLO = {"shortcut": "hello", "text": "Hi {contact_name}, {member_name} of {vendor_name} here."}


def test_add_say_change_remove(world: World) -> None:
    alice, bob = world.alice.api, world.bob.api
    reply = alice.post("/canned-replies", HELLO).json()
    assert reply["team"] is None
    assert problem(alice.post("/canned-replies", HELLO)) == (409, "canned_reply.shortcut_taken")
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    said = bob.post(f"/canned-replies/{reply['id']}/render", {"conversation_id": str(conversation.id)}).json()
    assert said == {"text": "Hi Amina Example, Bob Test of Spa here."}
    unknown = {"shortcut": "odd", "text": "{contact_phone}"}
    assert problem(alice.post("/canned-replies", unknown)) == (400, "canned_reply.unknown_placeholder")
    assert problem(alice.post("/canned-replies", HELLO | {"shortcut": "no spaces"}))[0] == 422
    assert alice.patch(f"/canned-replies/{reply['id']}", {"text": "Hi"}).json()["text"] == "Hi"
    assert problem(bob.patch(f"/canned-replies/{reply['id']}", {"text": "Ho"})) == (403, "auth.permission_missing")
    assert alice.call("DELETE", f"/canned-replies/{reply['id']}").status_code == 204


def test_those_of_a_team_are_its_own(world: World) -> None:
    team = world.alice.api.post("/teams", {"name": "Front desk"}).json()
    reply = world.alice.api.post("/canned-replies", HELLO | {"team_id": team["id"]}).json()
    address = f"/canned-replies/{reply['id']}"
    assert problem(world.bob.api.get(address)) == (404, "canned_reply.not_found")
    world.alice.api.call("PUT", f"/teams/{team['id']}/members", {"member_ids": [str(world.bob.member.id)]})
    assert world.bob.api.get(address).json()["team"]["name"] == "Front desk"
