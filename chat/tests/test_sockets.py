"""The sockets through real uvicorn, PostgreSQL and Redis. Two servers stand for two web processes."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from websockets.exceptions import ConnectionClosed, InvalidStatus

from chat.tests import people
from chat.tests.client import PATIENCE, Client, raw, reset
from chat.tests.servers import Server
from conftest import ApiClient
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations.models import Message, ReadMark
from domain.deliveries.models import Delivery
from domain.dossiers import removing
from domain.people import sessions
from domain.people.models import Member, Role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("sockets")]

Servers = tuple[Server, Server]


class Chat:
    """Opens sockets on a new customer's conversation."""

    def __init__(self, servers: Servers, cast: people.Cast) -> None:
        self._servers = servers
        self.contact, self.conversation = cast.customer()
        self.opened: list[Client] = []

    def __call__(
        self, person: people.Person, *, server: int = 0, after: int | None = None, seconds: float | None = None
    ) -> Client:
        path = f"/ws/chat/{self.contact.whatsapp_id}/" + (f"?after={after}" if after is not None else "")
        client = Client(self._servers[server].port, path, token=person.token(seconds=seconds))
        self.opened.append(client)
        return client


@pytest.fixture
def chat(servers: Servers, cast: people.Cast) -> Iterator[Chat]:
    chat = Chat(servers, cast)
    yield chat
    for client in chat.opened:
        client.close()


def test_a_socket_begins_with_the_last_50_or_after_what_it_has(chat: Chat, cast: people.Cast) -> None:
    cast.say(chat.conversation, *(f"number {n}" for n in range(1, 56)))
    assert chat(cast.alice).seqs(50) == list(range(6, 56))
    assert chat(cast.alice, after=53).seqs(2) == [54, 55]
    ahead = chat(cast.alice, after=99)
    assert ahead.settle() == []
    cast.say(chat.conversation, "number 56")
    assert ahead.seqs(1) == [56]
    late = chat(cast.bob, after=0, server=1)
    assert late.seqs(56) == list(range(1, 57))
    late.send({"type": "history", "before": 4, "limit": 2})
    history = late.until("history")
    assert ([m["seq"] for m in history["messages"]], history["before"], history["complete"]) == ([2, 3], 4, False)
    late.send({"type": "history", "before": 2})
    assert late.until("history")["complete"]


def test_a_message_is_acked_stored_once_and_seen_by_all(chat: Chat, cast: people.Cast) -> None:
    alice, bob = chat(cast.alice), chat(cast.bob, server=1)
    alice.send({"message": "Hello"})
    ack = alice.until("ack")
    assert (ack["client_id"], ack["seq"]) == (None, 1)
    for client in (alice, bob):
        message = client.first("message")
        assert list(message)[:2] == ["message", "timestamp"]
        assert (message["message"], message["seq"], message["id"]) == ("Hello", 1, ack["id"])
        assert message["timestamp"].endswith("Z")
        assert message["sender"] == {"kind": "member", "id": str(cast.alice.actor.member_id), "name": "Alice A"}
    twice = {"type": "message", "message": "Once", "client_id": "c-1", "reply_to": 1}
    alice.send(twice)
    first = alice.until("ack")
    alice.send({**twice, "message": "Once more"})
    assert alice.until("ack") == first
    alice.send({"message": "Behind it"})
    assert [(m["seq"], m["reply_to"]) for m in (bob.until("message"), bob.until("message"))] == [(2, 1), (3, None)]
    messages = Message.objects.within(cast.alice.actor.vendor_id).filter(conversation_id=chat.conversation.id)
    assert messages.count() == 3


def test_a_client_id_counts_once_over_sockets_and_http(chat: Chat, cast: people.Cast) -> None:
    before = chat(cast.alice)
    before.send({"message": "Once", "client_id": "c-2"})
    first = before.until("ack")
    before.close()
    again = chat(cast.alice, server=1)
    again.send({"message": "Once", "client_id": "c-2"})
    assert again.until("ack") == first
    path = f"/conversations/{chat.conversation.id}/messages"
    answer = ApiClient(cast.alice.token()).post(path, {"text": "Once", "client_id": "c-2"})
    assert (answer.status_code, answer.json()["id"], answer.json()["seq"]) == (201, first["id"], first["seq"])
    chat(cast.bob).send({"message": "Bob's own", "client_id": "c-2"})  # another's word is another's
    assert again.first("message")["seq"] == 1
    assert again.until("message")["seq"] == 2


def test_every_identity_of_the_customer_leads_to_the_conversation(servers: Servers, cast: people.Cast) -> None:
    contact, conversation = cast.customer()
    Contact.objects.within(contact.vendor_id).filter(id=contact.id).update(business_scoped_id="GB.2034567890")
    cast.say(conversation, "Hello")
    for identity in (contact.whatsapp_id, contact.id, "GB.2034567890"):
        with Client(servers[0].port, f"/ws/chat/{identity}/", token=cast.alice.token()) as client:
            assert client.seqs(1) == [1]


def test_typing_read_and_who_is_there(chat: Chat, cast: people.Cast) -> None:
    alice = chat(cast.alice)
    alice.settle()
    bob = chat(cast.bob, server=1)
    assert alice.until("user_joined")["user"] == {"id": str(cast.bob.user.id), "name": "Bob B"}
    assert bob.until("user_joined")["user"] == {"id": str(cast.alice.user.id), "name": "Alice A"}
    tab = chat(cast.bob, server=0)
    assert tab.until("user_joined")["user"]["name"] == "Alice A"
    bob.send({"type": "typing"})
    assert alice.until("typing")["user"]["name"] == "Bob B"
    bob.send({"type": "read", "seq": 1})
    read = alice.until("read")
    assert (read["seq"], read["user"]["name"]) == (1, "Bob B")
    alice.send({"type": "typing"})
    assert bob.before("typing") == tab.before("typing") == []  # not told of oneself
    tab.close()
    bob.send({"type": "typing"})
    assert alice.before("typing") == []  # still there with the other tab
    bob.close()
    assert alice.before("user_left") == []
    assert alice.seen[-1]["user"]["name"] == "Bob B"
    chat(cast.bob).settle()
    assert alice.before("user_joined") == []  # left once, not twice


def test_the_customer_is_shown_once_that_somebody_writes(chat: Chat, cast: people.Cast) -> None:
    """However many frames say so, until something was said."""
    cast.hear(chat.conversation, "Hello?")
    bob, tab = chat(cast.bob), chat(cast.bob)
    shown = Delivery.objects.within(cast.bob.actor.vendor_id).filter(kind="chat.read", context__typing=True)
    for client in (bob, tab):
        assert client.seqs(1) == [1]
        for _ in range(12):
            client.send({"type": "typing"})
        client.settle()
    assert shown.count() == 1
    bob.send({"message": "Yes!"})
    bob.until("ack")
    for _ in range(3):
        bob.send({"type": "typing"})
    bob.settle()
    assert shown.count() == 2


@pytest.mark.parametrize("server", [0, 1], ids=["same process", "another process"])
def test_who_vanishes_without_a_word_has_left(chat: Chat, servers: Servers, cast: people.Cast, server: int) -> None:
    alice = chat(cast.alice)
    alice.settle()
    peer = raw(servers[server].port, f"/ws/chat/{chat.contact.id}/", cast.bob.token())
    assert alice.until("user_joined")["user"]["name"] == "Bob B"
    reset(peer)
    assert alice.before("user_left") == []
    assert alice.seen[-1]["user"] == {"id": str(cast.bob.user.id), "name": "Bob B"}


def test_a_status_that_the_layer_lost_is_found(chat: Chat, cast: people.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    alice = chat(cast.alice)
    alice.send({"message": "Hello"})
    alice.until("message")
    message = Message.objects.within(cast.alice.actor.vendor_id).get(conversation_id=chat.conversation.id)
    monkeypatch.setattr("chat.live.publisher.put", lambda _: None)
    conversations.advance(message, "sent", now=timezone.now())
    status = alice.until("status")
    assert (status["id"], status["seq"], status["status"]) == (str(message.id), 1, "sent")


def test_statuses_arrive_and_only_move_forward(chat: Chat, cast: people.Cast) -> None:
    alice = chat(cast.alice, server=1)
    alice.send({"message": "Hello"})
    alice.until("message")
    message = Message.objects.within(cast.alice.actor.vendor_id).get(conversation_id=chat.conversation.id)
    for status in ("sent", "delivered"):
        conversations.advance(message, status, now=timezone.now())
    seen = [alice.until("status") for _ in range(2)]
    assert [(f["status"], f["seq"], f["id"]) for f in seen] == [
        ("sent", 1, str(message.id)),
        ("delivered", 1, str(message.id)),
    ]
    conversations.advance(message, "sent", now=timezone.now())
    conversations.advance(message, "read", now=timezone.now())
    assert alice.until("status")["status"] == "read"


def test_who_comes_back_is_told_what_became_of_the_messages_meanwhile(chat: Chat, cast: people.Cast) -> None:
    cast.say(chat.conversation, "one", "two")
    cast.hear(chat.conversation, "three")
    vendor_id = cast.alice.actor.vendor_id
    one, two, three = Message.objects.within(vendor_id).filter(conversation=chat.conversation).order_by("seq")
    conversations.advance(one, "read", now=timezone.now() - timedelta(hours=1))
    with_it = chat(cast.alice)
    assert with_it.seqs(3) == [1, 2, 3]
    with_it.close()
    conversations.advance(two, "delivered", now=timezone.now())
    conversations.advance(two, "read", now=timezone.now())
    cast.put_emoji(three, "👍")
    cast.say(chat.conversation, "four")
    back = chat(cast.alice, after=3)
    assert back.seqs(1) == [4]
    told = [frame for frame in back.seen if frame["type"] in ("status", "message_changed")]
    assert [(frame["type"], frame["seq"]) for frame in told] == [("status", 2), ("message_changed", 3)]
    assert told[0]["status"] == "read"
    assert [reaction["emoji"] for reaction in told[1]["reactions"]] == ["👍"]


def test_the_end_of_a_conversation_ends_its_sockets(chat: Chat, cast: people.Cast) -> None:
    alice = chat(cast.alice, server=1)
    alice.settle()
    removing.remove(cast.alice.actor, chat.contact.id, now=timezone.now())
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            alice.next()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4403


BAD_FRAMES = [
    ("{", "chat.not_json"),
    ("", "chat.not_json"),
    ('{"message": "\\ud800"}', "chat.not_json"),
    ("[" * 5000, "chat.not_json"),
    ("[1]", "chat.not_an_object"),
    ("null", "chat.not_an_object"),
    (b"\x00\x01", "chat.not_text"),
    ({"type": "nonsense"}, "chat.unknown_type"),
    ({"type": ["message"]}, "chat.unknown_type"),
    ({}, "chat.empty_message"),
    ({"message": ""}, "chat.empty_message"),
    ({"message": "  \n"}, "chat.empty_message"),
    ({"message": "x" * 4097}, "chat.message_too_long"),
    ({"message": "x" * 200_000}, "chat.frame_too_long"),
    ({"message": 5}, "chat.invalid_frame"),
    ({"message": "x", "reply_to": 99}, "chat.reply_to_unknown"),
    ({"message": "x", "extra": 1}, "chat.invalid_frame"),
    ({"message": "nul \x00"}, "chat.control_characters"),
    ({"message": "x", "client_id": "nul \x00"}, "chat.invalid_frame"),
    ({"type": "history", "before": 1e30}, "chat.invalid_frame"),
    ({"type": "auth", "token": "nonsense"}, "auth.token_malformed"),
]
"""At most eleven on one socket: fewer than it may send at once."""


def test_a_bad_frame_is_answered_and_the_socket_lives(chat: Chat, cast: people.Cast) -> None:
    for bad in (BAD_FRAMES[:10], BAD_FRAMES[10:]):
        client = chat(cast.alice)
        for frame, code in bad:
            client.send(frame)
            error = client.until("error")
            assert (error["code"], list(error)) == (code, ["error", "code", "client_id"]), frame
        client.send({"message": "Still here", "client_id": "c"})
        assert client.until("ack")["client_id"] == "c"


def test_an_ended_session_closes_with_4401(chat: Chat, cast: people.Cast) -> None:
    bob, again = people.sign_in(cast.bob.user), people.sign_in(cast.bob.user)
    ended, renewed, kept = chat(bob), chat(bob), chat(cast.bob)
    for token, code in (
        (cast.charlie.token(), "chat.other_identity"),
        (bob.token(seconds=-5), "auth.token_expired"),
    ):
        renewed.send({"type": "auth", "token": token})
        assert renewed.until("error")["code"] == code
    renewed.send({"type": "auth", "token": again.token()})
    renewed.settle()  # frames are taken in turn, so the token has been
    sessions.end(bob.session_id, now=timezone.now())
    assert closed(ended) == 4401
    renewed.settle()  # the same sweep would have ended it
    sessions.end(again.session_id, now=timezone.now())
    assert closed(renewed) == 4401
    kept.settle()


def test_an_expired_token_closes_with_4401(chat: Chat, cast: people.Cast) -> None:
    assert closed(_short_lived(chat, cast.alice)) == 4401


def _short_lived(chat: Chat, person: people.Person) -> Client:
    """A socket whose token expires soon; on a slow machine it may have before the handshake."""
    for seconds in (2, 4, 8, 16, 32):
        try:
            return chat(person, seconds=seconds)
        except InvalidStatus as refused:
            if b"auth.token_expired" not in (refused.response.body or b""):
                raise
    raise AssertionError("no handshake within half a minute")


def test_who_loses_the_role_is_closed_with_4403(chat: Chat, cast: people.Cast) -> None:
    client = chat(cast.bob)
    client.settle()
    vendor = cast.alice.actor.vendor_id
    nothing = Role(vendor_id=vendor, name=f"Nothing {chat.contact.id}", permissions=["contact.read"])
    nothing.save()
    Member.objects.within(vendor).filter(user=cast.bob.user).update(role_id=nothing.id)
    assert closed(client) == 4403


def test_what_one_has_read_is_kept_and_told_to_ones_own_inbox(servers: Servers, chat: Chat, cast: people.Cast) -> None:
    client = chat(cast.bob)
    inboxes = [Client(servers[0].port, "/ws/inbox/", token=p.token()) for p in (cast.bob, cast.alice)]
    for socket in (client, *inboxes):
        socket.settle()
    cast.say(chat.conversation, "One", "Two")
    client.seqs(2)
    client.send({"type": "read", "seq": 2})
    bob, alice = inboxes
    changed = bob.until("conversation_changed")
    assert (changed["fields"], changed["conversation_id"]) == (["unread"], str(chat.conversation.id))
    mark = ReadMark.objects.within(cast.bob.actor.vendor_id).get(conversation=chat.conversation)
    assert (mark.reader_id, mark.seq) == (cast.bob.actor.id, 2)
    cast.say(chat.conversation, "Three")
    for _ in range(3):
        alice.until("message")
    assert not [frame for frame in alice.seen if frame["type"] == "conversation_changed"], "it is nobody else's news"
    for inbox in inboxes:
        inbox.close()


def test_two_processes_deliver_in_order_without_gap_or_repeat(chat: Chat, cast: people.Cast) -> None:
    writers = chat(cast.alice), chat(cast.bob, server=1)
    readers = [chat(cast.alice), chat(cast.bob, server=1)]
    for n in range(18):
        for writer in writers:
            writer.send({"message": f"{n}"})
    for reader in (*readers, *writers):
        assert reader.seqs(36) == list(range(1, 37))
    writers[0].send({"message": "last"})
    for reader in readers:
        assert reader.seqs(1) == [37]


def closed(client: Client) -> int:
    """The code with which the server closes the socket."""
    deadline = time.monotonic() + PATIENCE
    with pytest.raises(ConnectionClosed) as end:
        while True:
            client.next(timeout=max(0.01, deadline - time.monotonic()))
    assert end.value.rcvd is not None
    return end.value.rcvd.code
