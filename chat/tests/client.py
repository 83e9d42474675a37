"""A socket's other end, over a real connection."""

import json
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import connect

from chat import protocol

Seen = dict[str, Any]


class Client:
    def __init__(self, port: int, path: str, *, token: str | None = None, origin: str | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        opening = connect(
            f"ws://127.0.0.1:{port}{path}",
            additional_headers=headers,
            origin=origin,  # type: ignore[arg-type]
            compression=None,
            ping_interval=None,
            proxy=None,
        )
        self._models = protocol.INBOX_FRAMES if path.startswith("/ws/inbox/") else protocol.SERVER_FRAMES
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

    def next(self, *, timeout: float = 5) -> Seen:
        text = self.socket.recv(timeout)
        frame: Seen = json.loads(text)
        self._models[frame.get("type", "error")].model_validate_json(text)  # every frame is as documented
        self.seen.append(frame)
        return frame

    def until(self, kind: str, *, timeout: float = 5) -> Seen:
        """The next frame of this type (`error`: the next error); what comes before it is in `seen`."""
        deadline = time.monotonic() + timeout
        while True:
            frame = self.next(timeout=max(0.01, deadline - time.monotonic()))
            if frame.get("type") == kind or (kind == "error" and "error" in frame):
                return frame

    def settle(self) -> list[Seen]:
        """All that came up to the answer of a ping sent now, without the pong."""
        start = len(self.seen)
        self.send({"type": "ping"})
        self.until("pong")
        return self.seen[start:-1]

    def seqs(self, count: int, *, timeout: float = 10) -> list[int]:
        """The numbers of the next `count` messages."""
        return [self.until("message", timeout=timeout)["seq"] for _ in range(count)]
