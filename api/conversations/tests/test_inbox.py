from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import NUMBER_ID, World, hire, problem
from domain.contacts import actions as contacts
from domain.conversations import actions, changing, receiving
from domain.conversations.cloud_api import Incoming
from domain.conversations.models import Conversation
from domain.members import actions as members

_numbers = count(1)


def customer_says(text: str, *, name: str = "Amina Example", whatsapp_id: str = "447700900142", at: Any = None) -> None:
    number = next(_numbers)
    at = at or now()
    item = Incoming(NUMBER_ID, f"wamid.in{number}", whatsapp_id, None, name, "text", text, {}, None, at)
    assert receiving.receive(item, now=at) is None


def thread(world: World) -> Conversation:
    return actions.open_with(world.alice.actor, world.contact, now=now())


def found(client: Any, query: str) -> list[str]:
    answer = client.get(f"/conversations{query}")
    assert answer.status_code == 200, answer.content
    return [item["contact"]["name"] for item in answer.json()["items"]]


def test_the_list_tells_of_the_last_message_and_of_what_is_unread(world: World) -> None:
    customer_says("May I come earlier?")
    customer_says("At noon, say")
    alice = world.alice.api
    (item,) = alice.get("/conversations").json()["items"]
    last = (item["preview"], item["last_direction"], item["last_kind"], item["last_seq"])
    assert last == ("At noon, say", "inbound", "text", 2)
    assert (item["unread"], item["labels"]) == (2, [])
    address = f"/conversations/{item['id']}"
    assert alice.post(f"{address}/read", {"seq": 1}).status_code == 204
    assert alice.get(address).json()["unread"] == 1
    assert world.bob.api.get(address).json()["unread"] == 2, "each has read for themselves"
    assert alice.post(f"{address}/read").status_code == 204
    assert alice.post(f"{address}/read", {"seq": 1}).status_code == 204
    assert alice.get(address).json()["unread"] == 0, "reading only goes forward"
    assert found(alice, "?unread=true") == []
    assert found(world.bob.api, "?unread=true") == ["Amina Example"]
    assert found(alice, "?unread=false") == ["Amina Example"]
    assert alice.post(f"{address}/unread").status_code == 204
    assert alice.get(address).json()["unread"] == 1
    assert alice.post(f"{address}/unread", {"seq": 1}).status_code == 204
    assert alice.get(address).json()["unread"] == 2
    assert problem(alice.post(f"{address}/read", {"seq": 0}))[0] == 422


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("amina", True),
        ("7700900142", False),
        ("447700900142", True),
        ("+4477009", True),
        ("amina@cust", True),
        ("earlier", True),
        ("EARL noon", True),
        ("noon later", False),
        ("ten-min", True),
        ("ten minute", True),
        ("ana@mail.example", True),
        ("l'heure", True),
        ("ÉTÉ", True),
        ("arlier", False),
        ("!!", False),
        ("'; \\ :* | (", False),
        ("x" * 100, False),
    ],
)
def test_search(world: World, search: str, is_found: bool) -> None:
    customer_says("Earlier, at noon? A ten-minute chat with ana@mail.example. À l'heure, en été.")
    answer = world.alice.api.get("/conversations?search=" + search.replace("+", "%2B"))
    assert answer.status_code == 200, answer.content
    assert len(answer.json()["items"]) == is_found
    assert world.charlie.api.get("/conversations?search=" + search.replace("+", "%2B")).json()["items"] == []


def test_long_words_are_kept_and_found(world: World) -> None:
    customer_says("y" * 2040 + " " + "é" * 900)
    assert found(world.alice.api, "?search=yyyy") == ["Amina Example"]
    assert found(world.alice.api, "?search=" + "é" * 80) == ["Amina Example"]


def test_filters(world: World) -> None:
    alice, bob = world.alice, world.bob
    for number, name in enumerate(("Ann", "Ben", "Cem")):
        customer_says("Hello", name=name, whatsapp_id=f"44770090020{number}", at=now() + timedelta(seconds=number))
    ids = {item["contact"]["name"]: item["id"] for item in alice.api.get("/conversations").json()["items"]}
    label = alice.api.post("/labels", {"name": "Urgent", "colour": "#FF0000"}).json()
    team = alice.api.post("/teams", {"name": "Front desk", "member_ids": [str(bob.member.id)]}).json()
    change = alice.api.patch
    assert change(f"/conversations/{ids['Ann']}", {"assignee_id": str(bob.member.id)}).status_code == 200
    changed = change(f"/conversations/{ids['Ben']}", {"team_id": team["id"], "label_ids": [label["id"]]}).json()
    assert changed["labels"] == [{"id": label["id"], "name": "Urgent", "colour": "#ff0000"}]
    assert changed["team"]["name"] == "Front desk"
    change(f"/conversations/{ids['Cem']}", {"status": "closed", "assignee_id": str(alice.member.id)})
    assert found(alice.api, "") == ["Cem", "Ben", "Ann"], "newest activity first"
    for query, names in {
        "?status=closed": ["Cem"],
        "?assignee=me": ["Cem"],
        f"?assignee={bob.member.id}": ["Ann"],
        "?assignee=none": ["Ben"],
        f"?team={team['id']}": ["Ben"],
        f"?label={label['id']}": ["Ben"],
        f"?label={label['id']}&status=closed": [],
    }.items():
        assert found(alice.api, query) == names, query
    assert found(bob.api, "?assignee=me") == ["Ann"]
    assert problem(alice.api.get("/conversations?assignee=you"))[0] == 422
    assert alice.api.call("DELETE", f"/conversations/{ids['Ben']}/labels/{label['id']}").status_code == 204
    assert found(alice.api, f"?label={label['id']}") == []
    assert alice.api.call("PUT", f"/conversations/{ids['Ann']}/labels/{label['id']}").status_code == 204
    assert found(alice.api, f"?label={label['id']}") == ["Ann"]


def test_a_page_takes_four_queries(world: World) -> None:
    for number in range(60):
        contact = contacts.add(world.alice.actor, name=f"Customer {number}", now=now())
        actions.open_with(world.alice.actor, contact, now=now() + timedelta(seconds=number))
    for person in (world.alice, world.bob):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = person.api.get("/conversations?unread=false&search=customer&status=open").json()
        assert len(page["items"]) == 50
        assert len(queries) <= 4, [query["sql"][:90] for query in queries]
    rest = world.alice.api.get(f"/conversations?cursor={page['next_cursor']}").json()
    assert len(rest["items"]) == 10


def test_an_agent_takes_what_nobody_has_and_gives_back_what_is_theirs(world: World) -> None:
    conversation, bob = thread(world), world.bob
    address = f"/conversations/{conversation.id}"
    mine, nobodys = {"assignee_id": str(bob.member.id)}, {"assignee_id": None}
    taken = bob.api.patch(address, mine)
    assert taken.json()["assignee"]["first_name"] == "Bob"
    assert bob.api.patch(address, mine).status_code == 200
    assert bob.api.patch(address, nobodys).json()["assignee"] is None
    to_alice = {"assignee_id": str(world.alice.member.id)}
    assert problem(bob.api.patch(address, to_alice)) == (403, "auth.permission_missing")
    assert problem(bob.api.patch(address, {"team_id": None})) == (403, "auth.permission_missing")
    assert world.alice.api.patch(address, to_alice).status_code == 200
    assert world.alice.api.call("PUT", f"{address}/collaborators/{bob.member.id}").status_code == 200
    for what in (mine, nobodys):
        assert problem(bob.api.patch(address, what)) == (403, "auth.permission_missing")
    conversation.refresh_from_db()
    assert conversation.assignee_id == world.alice.member.id


def test_nobody_is_given_a_conversation_who_can_not_answer(world: World) -> None:
    role = world.alice.api.post("/roles", {"name": "Looks on", "permissions": ["conversation.read"], "reach": "vendor"})
    looker = hire(world.alice, "luca@spa.example", "agent")
    members.change(world.alice.actor, looker.member.id, {"role_id": role.json()["id"]}, now=now())
    answer = world.alice.api.patch(f"/conversations/{thread(world).id}", {"assignee_id": str(looker.member.id)})
    assert problem(answer) == (409, "conversation.assignee_cannot_answer")


def test_a_collaborator_sees_the_conversation_as_long_as_they_take_part(world: World) -> None:
    address = f"/conversations/{thread(world).id}"
    world.alice.api.patch(address, {"assignee_id": str(world.alice.member.id)})
    assert world.bob.api.get(address).status_code == 404
    part = f"{address}/collaborators/{world.bob.member.id}"
    for _ in range(2):
        (collaborator,) = world.alice.api.call("PUT", part).json()["collaborators"]
    assert collaborator["first_name"] == "Bob"
    assert world.bob.api.get(address).status_code == 200
    assert world.bob.api.call("DELETE", part).status_code == 204, "whoever wants may leave"
    assert world.bob.api.get(address).status_code == 404
    other = f"{address}/collaborators/{world.charlie.member.id}"
    assert problem(world.alice.api.call("PUT", other)) == (404, "member.not_found")


def test_snoozed_it_wakes_in_time_or_when_the_customer_writes(world: World) -> None:
    conversation = thread(world)
    address, alice = f"/conversations/{conversation.id}", world.alice.api
    soon = now() + timedelta(hours=1)
    snoozed = alice.patch(address, {"status": "snoozed", "snoozed_until": soon.isoformat()}).json()
    assert (snoozed["status"], snoozed["snoozed_until"]) == ("snoozed", soon.isoformat().replace("+00:00", "Z"))
    assert changing.wake_due(now=soon - timedelta(seconds=1)) == 0
    assert (changing.wake_due(now=soon), changing.wake_due(now=soon)) == (1, 0)
    woken = alice.get(address).json()
    assert (woken["status"], woken["snoozed_until"]) == ("open", None)
    for status in ("snoozed", "closed", "pending"):
        alice.patch(address, {"status": status})
        assert changing.wake_due(now=soon + timedelta(days=900)) == 0
        customer_says("Hello?")
        assert alice.get(address).json()["status"] == "open"
    past = {"status": "snoozed", "snoozed_until": (now() - timedelta(hours=1)).isoformat()}
    assert problem(alice.patch(address, past)) == (400, "conversation.snooze_in_past")
    assert problem(alice.patch(address, {"snoozed_until": soon.isoformat()})) == (400, "conversation.not_snoozed")


def test_many_at_once_each_with_its_result(world: World) -> None:
    mine = thread(world)
    other = contacts.add(world.alice.actor, name="Another", now=now())
    hers = actions.open_with(world.alice.actor, other, now=now())
    changing.change(world.alice.actor, hers.id, {"assignee_id": world.alice.member.id}, now=now())
    body = {"ids": [str(hers.id), str(mine.id)], "changes": {"status": "closed"}}
    answer = world.bob.api.post("/conversations/bulk-update", body).json()
    assert [item["code"] for item in answer["items"]] == ["conversation.not_found", None]
    assert problem(world.bob.api.post("/conversations/bulk-update", body | {"all_or_nothing": True}))[0] == 409
    assert world.alice.api.post("/conversations/bulk-update", body).json()["done"] == 2


def test_a_note_stands_in_the_log_and_is_sent_to_nobody(world: World) -> None:
    from domain.deliveries.models import Delivery

    customer_says("Hello")
    address = f"/conversations/{thread(world).id}"
    body = {"text": "She paid twice", "mentions": [str(world.bob.member.id)], "client_id": "n1"}
    note = world.alice.api.post(f"{address}/notes", body).json()
    assert (note["seq"], note["direction"], note["status"]) == (2, "note", "delivered")
    assert note["mentions"] == [str(world.bob.member.id)]
    assert world.alice.api.post(f"{address}/notes", body).json()["id"] == note["id"]
    assert not Delivery.objects.within(world.vendor.id).exists()
    item = world.bob.api.get(address).json()
    assert (item["last_direction"], item["unread"]) == ("note", 1), "a note is nothing that the customer wrote"
    assert found(world.alice.api, "?search=paid") == ["Amina Example"]
    world.alice.api.patch(address, {"assignee_id": str(world.alice.member.id)})
    unseen = {"text": "Look", "mentions": [str(world.bob.member.id)]}
    assert problem(world.alice.api.post(f"{address}/notes", unseen)) == (409, "conversation.mention_out_of_sight")
    foreign = {"text": "Look", "mentions": [str(world.charlie.member.id)]}
    assert problem(world.alice.api.post(f"{address}/notes", foreign)) == (404, "member.not_found")
    assert problem(world.alice.api.post(f"{address}/notes", {"text": " "})) == (400, "chat.empty_message")
    assert len(world.alice.api.get(f"{address}/messages").json()["items"]) == 2
