"""A socket's other end, over a real connection."""

import json
import socket
import struct
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import connect

from chat.tests import documented

Seen = dict[str, Any]

PATIENCE = 60.0
"""Seconds to wait for what must come; no test needs them on a machine that has time."""


class Client:
    def __init__(
        self, port: int, path: str, *, token: str = "", origin: str | None = None, request_id: str = ""
    ) -> None:
        given = {"Authorization": token and f"Bearer {token}", "X-Request-ID": request_id}
        headers = {name: value for name, value in given.items() if value}
        opening = connect(
            f"ws://127.0.0.1:{port}{path}",
            additional_headers=headers,
            origin=origin,  # type: ignore[arg-type]
            compression=None,
            ping_interval=None,
            open_timeout=PATIENCE,
            close_timeout=PATIENCE,
            max_queue=None,  # else one that has not read all would wait for its own goodbye
            proxy=None,
        )
        self._path = path
        self._open = ExitStack()
        self.socket = self._open.enter_context(opening)
        self.seen: list[Seen] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._open.close()

    def send(self, frame: Any) -> None:
        self.socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    def next(self, *, timeout: float = PATIENCE) -> Seen:
        text = self.socket.recv(timeout)
        frame: Seen = json.loads(text)
        documented.check(self._path, frame)  # every frame is
        self.seen.append(frame)
        return frame

    def until(self, kind: str) -> Seen:
        """The next frame of this type (`error`: the next error); what comes before it is in `seen`."""
        deadline = time.monotonic() + PATIENCE
        while True:
            frame = self.next(timeout=max(0.01, deadline - time.monotonic()))
            if frame.get("type") == kind or (kind == "error" and "error" in frame):
                return frame

    def first(self, kind: str) -> Seen:
        """The first frame of this type since the socket was opened."""
        return next((frame for frame in self.seen if frame.get("type") == kind), None) or self.until(kind)

    def before(self, kind: str) -> list[Seen]:
        """What comes before the next frame of this type."""
        start = len(self.seen)
        self.until(kind)
        return self.seen[start:-1]

    def settle(self) -> list[Seen]:
        """All that came up to the answer of a ping sent now, without the pong. The server has taken this socket in."""
        self.send({"type": "ping"})
        return self.before("pong")

    def seqs(self, count: int) -> list[int]:
        """The numbers of the next `count` messages."""
        return [self.until("message")["seq"] for _ in range(count)]


def raw(port: int, path: str, token: str, *, buffer: int | None = None) -> socket.socket:
    """A connection with its handshake accepted, to be ill-treated; `buffer`: bytes it takes without being read."""
    peer = socket.socket()
    peer.settimeout(PATIENCE)
    if buffer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    peer.connect(("127.0.0.1", port))
    lines = [
        f"GET {path} HTTP/1.1",
        "Host: x",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Authorization: Bearer {token}",
    ]
    peer.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    assert peer.recv(12) == b"HTTP/1.1 101"
    return peer


def reset(peer: socket.socket) -> None:
    """End it with TCP's RST, as a machine does that no longer knows the connection."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()
