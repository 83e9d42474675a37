"""The hub on a channel layer in memory; the sockets are not served, only told."""

import asyncio
import json
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any
from uuid import uuid4

from channels.layers import InMemoryChannelLayer
from django.utils import timezone

from chat.auth import SignIn
from chat.chat_socket import ChatSocket
from chat.hub import Hub
from chat.protocol import Close
from chat.room import Room
from domain.access import Actor

VENDOR, CONVERSATION = uuid4(), uuid4()


async def nowhere(message: dict[str, Any]) -> None:
    pass


def socket(room: Room, name: str) -> ChatSocket:
    signed_in = SignIn(uuid4(), uuid4(), VENDOR, timezone.now() + timedelta(minutes=15))
    return ChatSocket(signed_in, Actor(vendor_id=VENDOR, name=name), nowhere, room=room, after=0)


def told(socket: ChatSocket) -> list[tuple[str, str]]:
    """Type and name of the frames of the moment that wait for a socket."""
    frames = [json.loads(text) for text in socket._hints]
    return [(frame["type"], frame.get("user", {}).get("name", frame.get("status"))) for frame in frames]


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 10))


def test_two_processes_know_who_is_there_and_share_what_is_pushed() -> None:
    async def work() -> None:
        layer = InMemoryChannelLayer()
        one, two = Hub(layer), Hub(layer)
        room = await one.chat_room(VENDOR, CONVERSATION)
        other = await two.chat_room(VENDOR, CONVERSATION)
        alice = socket(room, "Alice")
        room.enter(alice)
        await asyncio.sleep(0.05)
        bob = socket(other, "Bob")
        other.enter(bob)
        await asyncio.sleep(0.05)
        assert told(alice) == [("user_joined", "Bob")]
        assert told(bob) == [("user_joined", "Alice")]
        one.tell(room.group, {"type": "message", "seq": 1, "text": "{}"})
        await asyncio.sleep(0.05)
        assert room.tail.head == other.tail.head == 1
        room.leave(alice)
        await asyncio.sleep(0.05)
        assert told(bob)[-1] == ("user_left", "Alice")
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
    class Broken(InMemoryChannelLayer):
        async def receive(self, channel: str) -> Any:
            await asyncio.sleep(0.05)
            raise ValueError("not for us")

    async def work() -> None:
        hub = Hub(Broken())
        room = await hub.chat_room(VENDOR, CONVERSATION)
        alice = socket(room, "Alice")
        room.enter(alice)
        assert await alice.closing == Close.COME_BACK
        assert hub.is_over

    run(work())


def test_a_socket_does_not_wait_long_for_a_layer_that_is_away() -> None:
    class Away(InMemoryChannelLayer):
        async def group_add(self, group: str, channel: str) -> None:
            raise ConnectionError

        async def group_send(self, group: str, message: dict[str, Any]) -> None:
            await asyncio.sleep(60)

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
        await asyncio.sleep(0.05)
        assert room.tail.head == 1
        await hub.stop()

    run(work())
