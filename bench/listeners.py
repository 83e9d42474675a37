"""Many sockets in one cheap process: they open, count what comes, and note how long it took. Nothing is validated."""

import asyncio
import time
from dataclasses import dataclass, field

STAMP = b'"message":"'
"""What stands ahead of the moment of writing, in nanoseconds, in a frame's text."""


@dataclass
class Tally:
    """Of all sockets of one room at one server."""

    frames: int = 0
    delays: list[float] = field(default_factory=list)
    wanted: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def until(self, frames: int) -> None:
        self.wanted = frames
        if self.frames < frames:
            self.reached.clear()
            await self.reached.wait()

    def add(self, text: bytes) -> None:
        begin = text.find(STAMP)
        if begin < 0:
            return  # somebody joined: not a message
        begin += len(STAMP)
        self.delays.append((time.monotonic_ns() - int(text[begin : text.index(b'"', begin)])) / 1e9)
        self.frames += 1
        if self.frames >= self.wanted:
            self.reached.set()


class Listener(asyncio.Protocol):
    """The client's end of one socket. Frames of a server are not masked: a length and the text."""

    def __init__(self, request: bytes, tally: Tally) -> None:
        self._request, self._tally = request, tally
        self._rest = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("refused"))
        elif self.transport and not self.transport.is_closing():
            raise SystemExit("A server closed one of the sockets: the measurement would mean nothing.")

    def data_received(self, data: bytes) -> None:
        data = self._rest + data
        if not self.opened.done():
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self.opened.set_exception(ConnectionError(head[:200].decode()))
                return
            self.opened.set_result(None)
        at = 0
        while len(data) - at >= 4:
            length, begin = data[at + 1], at + 2
            if length == 126:
                length, begin = int.from_bytes(data[at + 2 : at + 4]), at + 4
            if len(data) < begin + length:
                break
            if data[at] == 0x81:
                self._tally.add(data[begin : begin + length])
            elif data[at] == 0x89 and self.transport:  # a ping, given back under a mask of zeros
                self.transport.write(bytes((0x8A, 0x80 | length, 0, 0, 0, 0)) + data[begin : begin + length])
            at = begin + length
        self._rest = data[at:]


async def open_sockets(port: int, path: str, token: str, count: int) -> tuple[Tally, list[Listener]]:
    """Raises ConnectionError when one is refused."""
    tally, listeners = Tally(), []
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Authorization: Bearer {token}",
    ]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    loop = asyncio.get_running_loop()
    for _ in range(count):
        _, listener = await loop.create_connection(lambda: Listener(request, tally), "127.0.0.1", port)
        await listener.opened
        listeners.append(listener)
    return tally, listeners


def close_all(listeners: list[Listener]) -> None:
    for listener in listeners:
        if listener.transport:
            listener.transport.abort()
