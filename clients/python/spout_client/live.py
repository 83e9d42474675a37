"""One conversation, live, through whatever disconnects."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any, Self, TypeAlias
from urllib.parse import quote, urlencode
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, InvalidStatus, WebSocketException
from websockets.typing import Origin

from .api.auth import create_socket_ticket
from .client import AuthenticatedClient
from .models.ack import Ack
from .models.error_frame import ErrorFrame
from .models.history import History
from .models.message_changed_frame import MessageChangedFrame
from .models.message_frame import MessageFrame
from .models.pong import Pong
from .models.read import Read
from .models.send_message import SendMessage
from .models.status_frame import StatusFrame
from .models.typing import Typing
from .models.user_joined import UserJoined
from .models.user_left import UserLeft
from .problems import ProblemError, expect
from .retries import backoff
from .types import UNSET

ChatFrame: TypeAlias = (
    MessageFrame
    | StatusFrame
    | MessageChangedFrame
    | UserJoined
    | UserLeft
    | Typing
    | Read
    | Ack
    | History
    | Pong
    | ErrorFrame
)
FRAMES: dict[str, type[ChatFrame]] = {
    "message": MessageFrame,
    "status": StatusFrame,
    "message_changed": MessageChangedFrame,
    "user_joined": UserJoined,
    "user_left": UserLeft,
    "typing": Typing,
    "read": Read,
    "ack": Ack,
    "history": History,
    "pong": Pong,
    "error": ErrorFrame,
}
FINAL = {
    4400: "There can be no such socket.",
    4403: "The conversation is not to be seen, or not any more.",
    4404: "There is no such conversation.",
}
"""Close codes, and 4000 with the status of a refused handshake, after which coming back would end the same way."""
MOST_UNREAD = 1000
"""Frames that wait for `async for`; beyond, the server is left waiting."""


class FrameRefused(Exception):
    """What the server refused of a sent message: `code` as in the HTTP API."""

    def __init__(self, frame: ErrorFrame) -> None:
        super().__init__(frame.error)
        self.code = frame.code


class ChatEnded(Exception):
    """There is no such conversation (`close_code` 4404), or it is not for the caller to see (4403).

    `code` is as in the HTTP API, `contact.not_found`; empty when the right was lost while the chat was open.
    """

    def __init__(self, close_code: int, code: str = "") -> None:
        super().__init__(FINAL[close_code])
        self.close_code, self.code = close_code, code


def parse(text: str | bytes) -> ChatFrame | None:
    """A frame of the server; None: one that this client is too old to know."""
    values: dict[str, Any] = json.loads(text)
    model = FRAMES.get(values.get("type", "error"))
    return model.from_dict(values) if model else None


def _code_of(problem: bytes | bytearray | None) -> str:
    """Of the problem with which a handshake was refused; empty when a proxy answered in Spout's place."""
    with contextlib.suppress(ValueError):
        values = json.loads(problem or b"")
        return str(values.get("code", "")) if isinstance(values, dict) else ""
    return ""


class LiveChat:
    """Each message comes once and in order; what was sent and not acknowledged is sent again, and stored once.

    >>> async with LiveChat(session.client, customer="447700900142") as chat:
    ...     await chat.send("Of course!")
    ...     async for frame in chat: ...

    `after` is the `seq` of the last message that came. Given, only later ones come; else the last 50 come first.
    """

    def __init__(self, client: AuthenticatedClient, *, customer: str, after: int | None = None) -> None:
        self.after = after
        self._client, self._customer = client, customer
        self._base = str(client.get_httpx_client().base_url).rstrip("/")
        self._frames: asyncio.Queue[ChatFrame] = asyncio.Queue(MOST_UNREAD)
        self._waiting: dict[str, tuple[str, asyncio.Future[Ack]]] = {}
        self._socket: ClientConnection | None = None
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._running
        self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError, ChatEnded, ProblemError):
            await self._running
        for waiting in self._waiting.values():
            waiting[1].cancel()

    async def __aiter__(self) -> AsyncIterator[ChatFrame]:
        """Frames as they come. Raises ChatEnded, and ProblemError when no ticket is given."""
        assert self._running, "use `async with`"
        while True:
            coming = asyncio.create_task(self._frames.get())
            await asyncio.wait({coming, self._running}, return_when=asyncio.FIRST_COMPLETED)
            if not coming.done():
                coming.cancel()
                self._running.result()
            yield coming.result()

    async def send(self, message: str, *, client_id: str = "", reply_to: int | None = None) -> Ack:
        """Write to the customer; returns when the message is stored. Raises FrameRefused, ChatEnded."""
        assert self._running, "use `async with`"
        client_id = client_id or str(uuid4())
        frame = SendMessage(
            message=message, client_id=client_id, reply_to=UNSET if reply_to is None else reply_to
        ).to_dict()
        acked: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._waiting[client_id] = (json.dumps(frame), acked)
        await self._tell(json.dumps(frame))
        either: set[asyncio.Future[Any]] = {acked, self._running}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not acked.done():
            self._running.result()
        return acked.result()

    async def _run(self) -> None:
        attempt = 0
        while True:
            try:
                async with connect(await self._address(), origin=Origin(self._base), max_size=None) as self._socket:
                    for text, _ in list(self._waiting.values()):
                        await self._tell(text)
                    async for received in self._socket:
                        attempt = 0
                        await self._take(received)
            except InvalidStatus as refused:
                close_code = 4000 + refused.response.status_code
                if close_code in FINAL:
                    raise ChatEnded(close_code, _code_of(refused.response.body)) from None
            except ConnectionClosedError as closed:
                if closed.rcvd and closed.rcvd.code in FINAL:
                    raise ChatEnded(closed.rcvd.code, closed.rcvd.reason) from None
            except (httpx.TransportError, OSError, WebSocketException):
                pass  # it may help to come back
            finally:
                self._socket = None
            attempt += 1
            await asyncio.sleep(backoff(attempt))

    async def _address(self) -> str:
        """With a fresh ticket, which is used up by connecting. Raises ProblemError when there is none to be had."""
        query = {"ticket": ""}
        try:
            answer = await asyncio.to_thread(create_socket_ticket.sync_detailed, client=self._client)
            query["ticket"] = expect(answer).ticket
        except ProblemError as error:
            if error.status == 429 or error.status >= 500:
                raise TimeoutError from None  # it may be given later
            raise
        if self.after is not None:
            query["after"] = str(self.after)
        base = self._base.replace("http", "ws", 1)
        return f"{base}/ws/chat/{quote(self._customer, safe='')}/?{urlencode(query)}"

    async def _take(self, text: str | bytes) -> None:
        frame = parse(text)
        if frame is None:
            return
        if isinstance(frame, MessageFrame):
            if self.after is not None and frame.seq <= self.after:
                return  # had before
            self.after = frame.seq
        elif isinstance(frame, Ack | ErrorFrame) and frame.client_id in self._waiting:
            _, acked = self._waiting.pop(frame.client_id)
            if not acked.done():
                acked.set_result(frame) if isinstance(frame, Ack) else acked.set_exception(FrameRefused(frame))
        await self._frames.put(frame)

    async def _tell(self, text: str) -> None:
        """Now, if there is a connection; else it is told with the next."""
        if self._socket is not None:
            with contextlib.suppress(ConnectionClosed):
                await self._socket.send(text)
