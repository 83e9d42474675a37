from django.utils.timezone import now

from conftest import World, problem
from domain.conversations import actions


def test_list_read_write_close(world: World) -> None:
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    alice = world.alice.api
    address = f"/conversations/{conversation.id}"
    for number in range(5):
        body = {"text": f"message {number}", "client_id": f"c{number}"}
        assert alice.post(f"{address}/messages", body).status_code == 201
    again = alice.post(f"{address}/messages", {"text": "message 4", "client_id": "c4"}).json()
    assert again["seq"] == 5
    first = alice.get(f"{address}/messages?limit=2").json()
    second = alice.get(f"{address}/messages?limit=9&cursor={first['next_cursor']}").json()
    assert [m["seq"] for m in first["items"] + second["items"]] == [5, 4, 3, 2, 1]
    assert first["items"][0]["sender"] == {"kind": "member", "id": str(world.alice.member.id), "name": "Alice Test"}
    (listed,) = alice.get("/conversations?search=amina").json()["items"]
    assert (listed["last_seq"], listed["preview"], listed["contact"]["whatsapp_id"]) == (5, "message 4", "447700900142")
    assert len(alice.get("/conversations?search=mess").json()["items"]) == 1
    assert alice.get("/conversations?search=zebra").json()["items"] == []
    assert alice.patch(address, {"status": "closed"}).json()["status"] == "closed"
    assert problem(alice.patch(address, {"status": "odd"}))[0] == 422


def test_an_agent_does_not_see_a_colleagues_conversation(world: World) -> None:
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    assert world.bob.api.get(f"/conversations/{conversation.id}").status_code == 200, "nobody has taken it yet"
    conversation.assignee = world.alice.member
    conversation.save()
    assert world.bob.api.get(f"/conversations/{conversation.id}").status_code == 404
    assert world.bob.api.get(f"/conversations/{conversation.id}/messages").status_code == 404
    assert world.bob.api.get("/conversations").json()["items"] == []
