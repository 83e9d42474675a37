"""The hub on a channel layer in memory; the sockets are not served, only told."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from channels.layers import InMemoryChannelLayer
from django.utils import timezone

from chat import sweep
from chat.auth import SignIn
from chat.chat_socket import ChatSocket
from chat.hub import Hub
from chat.protocol import Close
from chat.room import Room
from chat.tests.client import PATIENCE
from domain.access import Actor

VENDOR, CONVERSATION = uuid4(), uuid4()


async def nowhere(message: dict[str, Any]) -> None:
    pass


def signed_in_for(minutes: float) -> SignIn:
    return SignIn(uuid4(), uuid4(), VENDOR, timezone.now() + timedelta(minutes=minutes))


def socket(room: Room, name: str, *, signed_in: SignIn | None = None) -> ChatSocket:
    signed_in = signed_in or signed_in_for(15)
    return ChatSocket(signed_in, Actor(vendor_id=VENDOR, name=name), nowhere, room=room, after=0)


def told(socket: ChatSocket) -> list[tuple[str, str]]:
    """Type and name of the frames of the moment that wait for a socket."""
    frames = [json.loads(text) for text in socket._hints]
    return [(frame["type"], frame.get("user", {}).get("name", frame.get("status"))) for frame in frames]


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, PATIENCE))


async def until(is_so: Callable[[], bool]) -> None:
    while not is_so():  # noqa: ASYNC110 — what is waited for tells no event
        await asyncio.sleep(0.005)


def test_two_processes_know_who_is_there_and_share_what_is_pushed() -> None:
    async def work() -> None:
        layer = InMemoryChannelLayer()
        one, two = Hub(layer), Hub(layer)
        room = await one.chat_room(VENDOR, CONVERSATION)
        other = await two.chat_room(VENDOR, CONVERSATION)
        alice = socket(room, "Alice")
        room.enter(alice)
        await until(lambda: bool(other.presence.people()))
        bob = socket(other, "Bob")
        other.enter(bob)
        await until(lambda: bool(told(alice) and told(bob)))
        assert told(alice) == [("user_joined", "Bob")]
        assert told(bob) == [("user_joined", "Alice")]
        one.tell(room.group, {"type": "message", "seq": 1, "text": "{}"})
        await until(lambda: room.tail.head == other.tail.head == 1)
        room.leave(alice)
        await until(lambda: len(told(bob)) > 1)
        assert told(bob)[1:] == [("user_left", "Alice")]
        await asyncio.gather(one.stop(), two.stop())

    run(work())


def test_who_closes_one_of_two_tabs_has_not_left() -> None:
    async def work() -> None:
        layer = InMemoryChannelLayer()
        one, two = Hub(layer), Hub(layer)
        room = await one.chat_room(VENDOR, CONVERSATION)
        other = await two.chat_room(VENDOR, CONVERSATION)
        alice, bob = socket(room, "Alice"), socket(other, "Bob")
        tab = socket(room, "Bob", signed_in=bob.signed_in)
        room.enter(alice)
        other.enter(bob)
        room.enter(tab)
        await until(lambda: len(room.presence.people()) == len(other.presence.people()) == 2)
        room.leave(tab)
        # Comes to the room behind all that leaving may have told it.
        two.tell(room.group, {"type": "message", "seq": 1, "text": "{}"})
        one.tell(room.group, {"type": "message", "seq": 2, "text": "{}"})
        await until(lambda: room.tail.recent(1) is not None and room.tail.recent(2) is not None)
        assert told(alice) == [("user_joined", "Bob")]
        other.leave(bob)
        await until(lambda: len(told(alice)) > 1)
        assert told(alice)[1:] == [("user_left", "Bob")]
        await asyncio.gather(one.stop(), two.stop())

    run(work())


def test_statuses_never_go_back() -> None:
    async def work() -> None:
        room = Room(VENDOR, CONVERSATION, "here", lambda *_: None)
        alice = socket(room, "Alice")
        room.enter(alice)
        for seq, status in ((1, "delivered"), (1, "sent"), (1, "delivered"), (2, "sent"), (1, "read")):
            room.take(
                {
                    "type": "status",
                    "seq": seq,
                    "status": status,
                    "text": json.dumps({"type": "status", "status": status}),
                }
            )
        assert [status for _, status in told(alice)] == ["delivered", "sent", "read"]

    run(work())


def test_a_hub_that_fails_sends_its_sockets_away() -> None:
    heard = asyncio.Event()

    class Broken(InMemoryChannelLayer):
        async def receive(self, channel: str) -> Any:
            await heard.wait()
            raise ValueError("not for us")

    async def work() -> None:
        hub = Hub(Broken())
        room = await hub.chat_room(VENDOR, CONVERSATION)
        alice = socket(room, "Alice")
        room.enter(alice)
        heard.set()
        assert await alice.closing == Close.COME_BACK
        assert hub.is_over

    run(work())


def test_a_socket_does_not_wait_long_for_a_layer_that_is_away() -> None:
    class Away(InMemoryChannelLayer):
        async def group_add(self, group: str, channel: str) -> None:
            raise ConnectionError

        async def group_send(self, group: str, message: dict[str, Any]) -> None:
            await asyncio.Event().wait()

    async def work() -> None:
        hub = Hub(Away())
        room = await hub.chat_room(VENDOR, CONVERSATION)
        for _ in range(5000):
            hub.tell(room.group, {"type": "typing", "user": "", "text": ""})
        await hub.stop()

    run(work())


def test_an_event_nobody_understands_is_passed_over() -> None:
    async def work() -> None:
        layer = InMemoryChannelLayer()
        hub = Hub(layer)
        room = await hub.chat_room(VENDOR, CONVERSATION)
        for event in ({"type": "message"}, {"type": "future"}, {"type": "message", "seq": 1, "text": "{}"}):
            hub.tell(room.group, event)
        await until(lambda: room.tail.head == 1)
        assert not hub.is_over
        await hub.stop()

    run(work())


def test_the_sweep_closes_whose_token_or_session_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        room = Room(VENDOR, CONVERSATION, "here", lambda *_: None)
        old, renewed, ended, kept = (socket(room, name) for name in ("Old", "Renewed", "Ended", "Kept"))
        old.signed_in = renewed.signed_in = signed_in_for(-1)
        renewed.signed_in = signed_in_for(15)
        for each in (old, renewed, ended, kept):
            room.enter(each)
        alive = {each.signed_in.session_id for each in (old, renewed, kept)}
        monkeypatch.setattr(sweep, "_look", lambda *_: sweep.Found(alive=alive, heads={CONVERSATION: 7}))
        await sweep.sweep([room])
        assert old.closing.result() == ended.closing.result() == Close.SIGNED_OUT
        assert not renewed.closing.done() and not kept.closing.done()
        assert room.tail.head == 7

    run(work())
