"""Ten thousand frames that nobody should send: each is answered with an error, and nothing piles up."""

import asyncio
import gc
import tracemalloc
from collections import Counter
from typing import Any

import orjson
import pytest

from chat.limits import Bucket
from chat.socket import Socket
from chat.tests import malformed, people
from chat.tests.client import PATIENCE, Client, raw
from chat.tests.servers import Server
from chat.tests.test_socket import Peer, open_socket

pytestmark = pytest.mark.xdist_group("sockets")

COUNT = 10_000
GROWTH = 100_000
"""Bytes that may be held more after ten thousand frames than before: caches filling, not a leak of a dozen a frame."""

BROKEN = (
    b"\x81\x05hello",  # not masked
    b"\x83\x80\x00\x00\x00\x00",  # an opcode that is none
    b"\xf1\x80\x00\x00\x00\x00",  # reserved bits
    b"\x81\x84\x00\x00\x00\x00\xff\xfe\xfd\xfc",  # not UTF-8
    b"\x80\x81\x00\x00\x00\x00a",  # the continuation of nothing
    b"\x89\xfe\x00\x7e\x00\x00\x00\x00" + b"a" * 126,  # a ping longer than pings are
    b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00",  # longer than the world
    b"\x88\x81\x00\x00\x00\x00a",  # a close of one byte
    b"GET / HTTP/1.1\r\n\r\n",
)
"""What is no WebSocket frame at all."""


def test_each_is_answered_and_nothing_piles_up() -> None:
    held: list[int] = []

    async def work() -> None:
        peer = Peer()
        socket = open_socket(peer)
        socket._bucket = Bucket(burst=1e9, rate=0, now=0)
        serving = asyncio.create_task(socket.serve(peer.says.get))
        codes: Counter[str] = Counter()
        for turn, count in enumerate((2_000, COUNT)):  # the first fills caches
            for frame in malformed.frames(count, seed=turn):
                peer.says.put_nowait({"type": "websocket.receive", **frame})
                codes[_code(await peer.seen.get())] += 1
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0])
        assert "chat.internal" not in codes, codes
        assert len(codes) >= 8, codes
        peer.go()
        await serving

    tracemalloc.start()
    try:
        asyncio.run(asyncio.wait_for(work(), 4 * PATIENCE))
    finally:
        tracemalloc.stop()
    assert held[1] - held[0] < GROWTH, held


def _code(event: dict[str, Any]) -> str:
    return str(orjson.loads(event["text"])["code"])


def test_a_fault_of_ours_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a frame that is not caught by the rules is a fault, is logged, and is answered as one."""

    async def fail(*_: object) -> None:
        raise RuntimeError

    async def work() -> None:
        peer = Peer()
        serving = asyncio.create_task(open_socket(peer).serve(peer.says.get))
        peer.say({"type": "ping"})
        assert _code(await peer.seen.get()) == "chat.internal"
        peer.go()
        await serving

    monkeypatch.setattr(Socket, "act", fail)
    asyncio.run(asyncio.wait_for(work(), PATIENCE))


@pytest.mark.django_db(transaction=True)
def test_what_is_no_frame_ends_its_own_socket_only(servers: tuple[Server, Server], cast: people.Cast) -> None:
    """The log of the servers, looked through when they end, has no trace of it."""
    contact, _ = cast.customer()
    path, token = f"/ws/chat/{contact.id}/", cast.alice.token()
    with Client(servers[0].port, path, token=token) as other:
        for piece in (*BROKEN, bytes(range(200))):
            peer = raw(servers[0].port, path, token)
            peer.sendall(piece)
            while peer.recv(4096):
                pass  # until the server has closed it
            peer.close()
        other.send({"message": "Still here", "client_id": "c"})
        assert other.until("ack")["client_id"] == "c"
