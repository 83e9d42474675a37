"""`GET /conversations/{id}/events`: what a client missed that holds no socket."""

from django.utils.timezone import now

from conftest import World
from domain.conversations import actions
from domain.conversations.models import Message


def test_it_tells_what_came_and_what_changed(world: World) -> None:
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    address, alice = f"/conversations/{conversation.id}", world.alice.api
    for number in range(1, 4):
        assert alice.post(f"{address}/messages", {"text": f"message {number}"}).status_code == 201
    first = alice.get(f"{address}/events?limit=2").json()
    assert [(event["type"], event["seq"]) for event in first["items"]] == [("message", 1), ("message", 2)]
    assert (first["after"], first["complete"]) == (2, False)

    Message.objects.within(world.vendor.id).filter(seq=1).update(status="delivered", changed_at=now())
    rest = alice.get(f"{address}/events?after={first['after']}").json()
    assert [(event["type"], event["seq"]) for event in rest["items"]] == [("status", 1), ("message", 3)]
    assert rest["items"][0]["status"] == "delivered"
    assert (rest["after"], rest["complete"]) == (3, True)
    assert alice.get(f"{address}/events?after=3000").json()["after"] == 3, "nobody is ahead of the log"


def test_bad_positions_are_refused(world: World) -> None:
    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    for query in ("after=-1", "after=x", "after=99999999999999999999", "limit=0", "limit=201"):
        assert world.alice.api.get(f"/conversations/{conversation.id}/events?{query}").status_code == 422, query
    assert world.charlie.api.get(f"/conversations/{conversation.id}/events").status_code == 404
