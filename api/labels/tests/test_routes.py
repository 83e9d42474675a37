from django.utils.timezone import now

from conftest import World, problem
from domain.conversations import actions as conversations


def test_add_change_remove(world: World) -> None:
    alice = world.alice.api
    label = alice.post("/labels", {"name": "Urgent"}).json()
    assert label["colour"] == ""
    assert problem(alice.post("/labels", {"name": "Urgent"})) == (409, "label.name_taken")
    assert alice.patch(f"/labels/{label['id']}", {"colour": "#00FF00"}).json()["colour"] == "#00ff00"
    assert problem(alice.patch(f"/labels/{label['id']}", {"colour": "green"}))[0] == 422
    assert [item["name"] for item in world.bob.api.get("/labels?search=urg").json()["items"]] == ["Urgent"]
    assert problem(world.bob.api.post("/labels", {"name": "Mine"})) == (403, "auth.permission_missing")
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    put = world.bob.api.call("PUT", f"/conversations/{conversation.id}/labels/{label['id']}")
    assert put.status_code == 204
    assert alice.call("DELETE", f"/labels/{label['id']}").status_code == 204
    assert alice.get(f"/conversations/{conversation.id}").json()["labels"] == []
    assert problem(alice.get(f"/labels/{label['id']}")) == (404, "label.not_found")
