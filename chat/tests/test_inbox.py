"""The inbox socket through real uvicorn, PostgreSQL and Redis: what it shows, to whom, and how it comes back."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.utils import timezone
from websockets.exceptions import InvalidStatus

from chat import inbox, missed
from chat.tests import people
from chat.tests.client import Client
from chat.tests.servers import Server
from domain.conversations import changing, collaborating
from domain.conversations.models import Conversation
from domain.dossiers import removing
from domain.members.actions import form_team

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("sockets")]

Servers = tuple[Server, Server]


class Inbox:
    """Opens inbox sockets; each has been told its first cursor."""

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self._open = ExitStack()

    def __call__(self, person: people.Person, *, server: int = 0, after: str = "") -> Client:
        path = "/ws/inbox/" + (f"?after={after}" if after else "")
        client = self._open.enter_context(Client(self._servers[server].port, path, token=person.token()))
        client.until("cursor")
        return client

    def close(self) -> None:
        self._open.close()


@pytest.fixture
def open_inbox(servers: Servers) -> Iterator[Inbox]:
    opened = Inbox(servers)
    yield opened
    opened.close()


def said(client: Client) -> list[str]:
    return [frame["message"] for frame in client.seen if frame.get("type") == "message"]


def cursor_behind(client: Client, message: str) -> str:
    """The first cursor that comes when this message has been told."""
    while message not in said(client):
        client.next()
    return str(client.until("cursor")["cursor"])


def give_to(person: people.Person, conversation: Conversation) -> None:
    mine = Conversation.objects.within(conversation.vendor_id).filter(id=conversation.id)
    mine.update(assignee_id=person.actor.member_id)


def test_it_shows_what_the_role_sees(open_inbox: Inbox, cast: people.Cast) -> None:
    mine, theirs = cast.customer(), cast.customer()
    give_to(cast.alice, theirs[1])
    alice, bob, charlie = (open_inbox(person) for person in (cast.alice, cast.bob, cast.charlie))
    cast.say(theirs[1], "Between us")
    cast.say(mine[1], "For all")
    changing.change(cast.alice.actor, mine[1].id, {"status": "pending"}, now=timezone.now())
    assert [alice.until("message")["message"] for _ in range(2)] == ["Between us", "For all"]
    seen = bob.until("message")
    assert (seen["message"], seen["conversation_id"]) == ("For all", str(mine[1].id))
    assert seen["contact"] == {"id": str(mine[0].id), "name": "Dana Customer"}
    changed = bob.until("conversation_changed")
    assert (changed["fields"], changed["status"]) == (["status"], "pending")
    bob.send({"message": "not here"})
    assert bob.until("error")["code"] == "chat.unknown_type"
    cast.charlie_says("Elsewhere")
    charlie.until("message")
    assert said(charlie) == ["Elsewhere"]


def test_who_comes_back_is_told_what_changed_meanwhile(open_inbox: Inbox, cast: people.Cast) -> None:
    mine, theirs = cast.customer(), cast.customer()
    give_to(cast.alice, theirs[1])
    alice, bob = open_inbox(cast.alice), open_inbox(cast.bob)
    cast.say(mine[1], "Before")
    cursors = [cursor_behind(client, "Before") for client in (alice, bob)]
    for client in (alice, bob):
        client.close()
    cast.say(theirs[1], "Between us")
    cast.say(mine[1], "For all")
    cast.charlie_says("Elsewhere")
    changing.change(cast.alice.actor, mine[1].id, {"status": "pending"}, now=timezone.now())
    alice, bob = open_inbox(cast.alice, after=cursors[0]), open_inbox(cast.bob, server=1, after=cursors[1])
    assert said(alice) == ["Between us", "For all"]
    assert said(bob) == ["For all"]
    assert bob.first("conversation_changed")["status"] == "pending"
    cast.say(mine[1], "Live again")
    for client in (alice, bob):
        assert client.until("message")["message"] == "Live again"
        assert len(said(client)) == len(set(said(client)))


def test_a_cursor_repeats_rather_than_misses(open_inbox: Inbox, cast: people.Cast) -> None:
    """An old one shows again what came behind it; a message says by its id that it is known."""
    alice = open_inbox(cast.alice)
    first = alice.first("cursor")["cursor"]
    cast.say(cast.customer()[1], "One", "Two")
    cursor_behind(alice, "Two")
    again = open_inbox(cast.alice, after=first)
    assert said(again) == ["One", "Two"]
    assert again.settle() == []


def test_what_the_layer_lost_is_found(open_inbox: Inbox, cast: people.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = cast.customer(), cast.customer()
    give_to(cast.alice, theirs[1])
    alice, bob = open_inbox(cast.alice), open_inbox(cast.bob, server=1)
    monkeypatch.setattr("chat.live.publisher.put", lambda _: None)
    cast.say(theirs[1], "Between us")
    cast.say(mine[1], "Nobody was told")
    changing.change(cast.alice.actor, mine[1].id, {"status": "closed"}, now=timezone.now())
    assert [alice.until("message")["message"] for _ in range(2)] == ["Between us", "Nobody was told"]
    assert bob.until("conversation_changed")["status"] == "closed"
    assert said(bob) == ["Nobody was told"]


def test_who_missed_too_much_is_told_to_load_the_list(open_inbox: Inbox, cast: people.Cast) -> None:
    _, conversation = cast.customer()
    cursor = open_inbox(cast.alice).first("cursor")["cursor"]
    position, given_at = cursor.split(".")
    old = f"{position}.{int(given_at) - inbox.CURSOR_AGE - 1}"
    for cursor_of_no_use in (old, f"{2**59}.{given_at}"):
        client = open_inbox(cast.alice, after=cursor_of_no_use)
        assert [frame["type"] for frame in client.seen] == ["resync", "cursor"]
    cast.say(conversation, *(str(n) for n in range(missed.MOST + 1)))
    client = open_inbox(cast.alice, after=cursor)
    assert client.seen[0]["type"] == "resync"


@pytest.mark.parametrize("after", ["7", "x", "1.x", "-1.2", "1.2.3", "9" * 30 + ".1", "%00"])
def test_a_cursor_that_is_none_is_refused(servers: Servers, cast: people.Cast, after: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Client(servers[0].port, f"/ws/inbox/?after={after}", token=cast.alice.token())
    assert refused.value.response.status_code == 400
    assert json.loads(refused.value.response.body or b"{}")["code"] == "chat.bad_after"


def test_cursors_last_for_a_day() -> None:
    now = time.time()
    assert not inbox.Cursor(1, int(now) - 60 * 60 * 23).is_old(now)
    assert inbox.Cursor(1, int(now) - 60 * 60 * 25).is_old(now)


def gone(client: Client) -> list[str]:
    return [frame["conversation_id"] for frame in client.seen if frame.get("type") == "conversation_gone"]


def test_who_loses_sight_of_a_conversation_is_told(open_inbox: Inbox, cast: people.Cast) -> None:
    (_, mine), (_, hidden), (_, shared), (_, last) = (cast.customer() for _ in range(4))
    bob_id, now = cast.bob.actor.member_id, timezone.now()
    assert bob_id
    give_to(cast.alice, hidden)
    give_to(cast.alice, shared)
    collaborating.ask_in(cast.alice.actor, shared.id, bob_id, now=now)
    alice, bob, charlie = (open_inbox(person) for person in (cast.alice, cast.bob, cast.charlie))
    owner = cast.alice.actor
    changing.change(owner, hidden.id, {"status": "pending"}, now=now)  # bob never saw it
    changing.change(owner, hidden.id, {"team_id": form_team(owner, name="Nobody", now=now).id}, now=now)
    changing.change(owner, mine.id, {"assignee_id": bob_id}, now=now)
    while bob.until("conversation_changed")["conversation_id"] != str(mine.id):  # or he may never have seen it
        pass
    changing.change(owner, mine.id, {"assignee_id": owner.member_id}, now=now)
    collaborating.let_go(owner, shared.id, bob_id, now=now)
    changing.change(owner, last.id, {"status": "closed"}, now=now)
    while bob.until("conversation_changed")["conversation_id"] != str(last.id):
        pass
    assert gone(bob) == [str(mine.id), str(shared.id)]
    cast.charlie_says("Elsewhere")
    charlie.until("message")
    while alice.until("conversation_changed")["conversation_id"] != str(last.id):
        pass
    assert gone(alice) == gone(charlie) == []


def test_who_was_away_is_told_too(open_inbox: Inbox, cast: people.Cast) -> None:
    (_, mine), (contact, removed) = cast.customer(), cast.customer()
    bob = open_inbox(cast.bob)
    cursor = bob.first("cursor")["cursor"]
    bob.close()
    changing.change(cast.alice.actor, mine.id, {"assignee_id": cast.alice.actor.member_id}, now=timezone.now())
    removing.remove(cast.alice.actor, contact.id, now=timezone.now())
    back = open_inbox(cast.bob, server=1, after=cursor)
    assert gone(back) == [str(mine.id), str(removed.id)]
