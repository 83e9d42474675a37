"""One socket without a server: what it is sent comes from a list, what it sends goes to one."""

import asyncio
import json
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from chat.auth import SignIn
from chat.limits import Bucket
from chat.socket import Socket
from chat.tests.client import PATIENCE
from domain.access import Actor

VENDOR = uuid4()


class Peer:
    """Speaks ASGI to one socket. `takes_nothing` set: what is sent to it never arrives."""

    def __init__(self) -> None:
        self.says: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.seen: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.takes_nothing = False
        self.blocked = asyncio.Event()
        self.transport = Transport()

    async def send(self, event: dict[str, Any]) -> None:
        if self.takes_nothing:
            self.blocked.set()
            await asyncio.Event().wait()
        self.seen.put_nowait(event)

    def say(self, frame: dict[str, Any]) -> None:
        self.says.put_nowait({"type": "websocket.receive", "text": json.dumps(frame)})

    def go(self) -> None:
        self.says.put_nowait({"type": "websocket.disconnect", "code": 1006})

    async def next(self) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads((await self.seen.get())["text"])
        return frame


class Transport:
    def __init__(self) -> None:
        self.aborted = asyncio.Event()

    def abort(self) -> None:
        self.aborted.set()


def open_socket(peer: Peer) -> Socket:
    signed_in = SignIn(uuid4(), uuid4(), VENDOR, timezone.now() + timedelta(minutes=15))
    return Socket(signed_in, Actor(vendor_id=VENDOR, name="Alice"), peer.send)


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, PATIENCE))


def test_too_fast_is_refused_with_the_client_id_and_the_socket_lives() -> None:
    async def work() -> None:
        peer = Peer()
        socket = open_socket(peer)
        socket._bucket = Bucket(burst=2, rate=0, now=0)
        serving = asyncio.create_task(socket.serve(peer.says.get))
        for frame in ({"type": "ping"}, {"type": "ping"}, {"message": "x", "client_id": "mine"}, {"type": "ping"}):
            peer.say(frame)
        assert [(await peer.next())["type"] for _ in range(2)] == ["pong", "pong"]
        refused = await peer.next()
        assert (refused["code"], refused["client_id"]) == ("chat.too_fast", "mine")
        assert (await peer.next())["code"] == "chat.too_fast"
        socket._bucket = Bucket(burst=1, rate=0, now=0)
        peer.say({"type": "ping"})
        assert (await peer.next())["type"] == "pong"
        peer.go()
        await serving
        assert peer.seen.empty()

    run(work())


def test_every_socket_has_its_own_pace() -> None:
    async def work() -> None:
        one, two = open_socket(Peer()), open_socket(Peer())
        now = asyncio.get_running_loop().time() + 1
        assert [one._bucket.take(now) for _ in range(21)] == [True] * 20 + [False]
        assert two._bucket.take(now)

    run(work())


def test_a_peer_that_takes_nothing_is_cut_off_at_the_end() -> None:
    async def work() -> None:
        peer = Peer()
        peer.takes_nothing = True
        socket = open_socket(peer)
        serving = asyncio.create_task(socket.serve(peer.says.get))
        peer.say({"type": "ping"})
        await peer.blocked.wait()
        assert not peer.transport.aborted.is_set()
        socket.close(1012)
        await serving
        assert peer.transport.aborted.is_set()

    run(work())


def test_a_peer_that_does_not_read_the_goodbye_is_cut_off_later(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        peer = Peer()
        socket = open_socket(peer)
        socket.close(4401)
        await socket.serve(peer.says.get)
        assert peer.seen.get_nowait() == {"type": "websocket.close", "code": 4401}
        assert not peer.transport.aborted.is_set()
        await peer.transport.aborted.wait()

    monkeypatch.setattr("chat.socket.LEFTOVERS", 0.0)
    run(work())
