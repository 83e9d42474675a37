"""What both kinds of socket are: a reader of frames, one writer, and an end that always cleans up."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, ClassVar
from uuid import UUID, uuid4

import structlog
from django.utils import timezone

from chat import auth, database, encoding, errors, protocol, standing
from chat.limits import Bucket
from domain import tracing
from domain.access import Actor
from domain.errors import Refusal

log = structlog.get_logger(__name__)

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

SEND_TIMEOUT = 10.0
"""Seconds a peer may leave one frame unread before it is dropped."""

FRESH = 5.0
"""Seconds for which what the database said about the actor is relied on."""

MAX_FRAME = 65_536
"""Characters of one frame. What is much longer the server itself ends with 1009, before it is in memory."""

MAX_REPLIES = 32
MAX_HINTS = 256
CLOSING = 2.0
LEFTOVERS = 5.0
"""Seconds after a socket's end in which what was written may still reach the peer."""


class Socket:
    """One open socket. The hub calls `wake`, `hint` and `close`; only the writer sends."""

    accepted: ClassVar[Mapping[str, type[protocol.Frame]]] = protocol.CLIENT_FRAMES

    def __init__(
        self, signed_in: auth.SignIn, actor: Actor, send: Send, *, conversation_id: UUID | None = None
    ) -> None:
        loop = asyncio.get_running_loop()
        self.signed_in, self.actor, self.conversation_id = signed_in, actor, conversation_id
        self.checked_at = loop.time()
        self.noted_at = float("-inf")  # when it was last noted that its member is there
        self.closing: asyncio.Future[int] = loop.create_future()
        self._send = send
        self._sending_since: float | None = None
        self._bucket = Bucket(burst=20, rate=10, now=loop.time())
        # Answers to this socket's own frames: none is dropped, the reader waits when they pile up.
        self._replies: deque[str] = deque()
        # Of the moment (typing, status): the oldest goes when the peer does not read.
        self._hints: deque[str] = deque(maxlen=MAX_HINTS)
        self._awake = False
        self._sleeper: asyncio.Future[None] | None = None
        self._space = asyncio.Event()
        self._clock = loop.time

    @property
    def user(self) -> str:
        return str(self.signed_in.user_id)

    def wake(self) -> None:
        """There is something to write."""
        self._awake = True
        if self._sleeper is not None and not self._sleeper.done():
            self._sleeper.set_result(None)

    def hint(self, text: str) -> None:
        self._hints.append(text)
        self.wake()

    def reply(self, text: str) -> None:
        self._replies.append(text)
        self.wake()

    def close(self, code: int) -> None:
        if not self.closing.done():
            self.closing.set_result(code)

    def is_stuck(self, now: float) -> bool:
        return self._sending_since is not None and now - self._sending_since > SEND_TIMEOUT

    async def serve(self, receive: Receive) -> None:
        """Read and write until the peer goes, `close` is called, or something fails."""
        tasks = [asyncio.create_task(self._read(receive)), asyncio.create_task(self._write())]
        ends: list[asyncio.Future[Any]] = [*tasks, self.closing]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in outcomes:
            # OSError is how ASGI says that the peer has gone.
            if isinstance(outcome, Exception) and not isinstance(outcome, OSError):
                log.error("chat.socket_failed", user_id=self.user, exc_info=outcome)
                self.close(protocol.Close.FAULT)
        await self._end()

    async def _end(self) -> None:
        if self._sending_since is not None:
            _abort(self._send)  # cancelled while the peer did not read: it would not read a goodbye either
        elif self.closing.done():
            try:
                async with asyncio.timeout(CLOSING):
                    await self._send({"type": "websocket.close", "code": self.closing.result()})
            except (OSError, TimeoutError):
                _abort(self._send)
        # Closing a connection waits until all is read, and some peers never do.
        asyncio.get_running_loop().call_later(LEFTOVERS, _abort, self._send)

    # Reading

    async def _read(self, receive: Receive) -> None:
        while (event := await receive())["type"] != "websocket.disconnect":
            request_id = uuid4().hex
            tracing.request_id.set(request_id)
            structlog.contextvars.bind_contextvars(request_id=request_id)
            await self._take(event.get("text"))
            while len(self._replies) > MAX_REPLIES:  # a peer that sends and does not read
                self._space.clear()
                await self._space.wait()

    async def _take(self, text: str | None) -> None:
        """Act on one frame. Whatever is wrong with it is answered; it never ends the socket."""
        values: dict[str, Any] = {}
        try:
            may_pass = self._bucket.take(asyncio.get_running_loop().time())
            if text is not None and len(text) > MAX_FRAME:
                raise errors.FrameTooLong
            values = encoding.decode(text)
            if not may_pass:
                raise errors.TooFast
            await self.act(encoding.parse(values, self.accepted))
        except standing.Lost as lost:
            self.close(lost.code)
        except Refusal as refusal:
            self.reply(encoding.error(refusal, encoding.client_id_of(values)))
        except Exception:
            log.exception("chat.frame_failed", user_id=self.user)
            self.reply(encoding.error(errors.Fault(), encoding.client_id_of(values)))

    async def act(self, frame: protocol.Frame) -> None:
        """What every socket understands. Raises Refusal, Lost."""
        if isinstance(frame, protocol.Renew):
            await self._renew(frame.token)
        elif isinstance(frame, protocol.Ping):
            self.reply(encoding.encode(protocol.Pong(timestamp=timezone.now())))

    async def _renew(self, token: str) -> None:
        """Go on with a new token. One that is wrong changes nothing: the old one still counts."""
        signed_in = auth.read_token(token)
        own = self.signed_in
        if (signed_in.user_id, signed_in.vendor_id) != (own.user_id, own.vendor_id):
            raise errors.OtherIdentity
        actor = await database.run(partial(standing.actor_of, signed_in))
        standing.admit(actor, to_inbox=self.conversation_id is None)
        self.stands(actor)
        self.signed_in = signed_in

    async def authorise(self) -> Actor:
        """The actor, read again when what is known is older than FRESH. Raises Lost."""
        if self.signed_in.expires_at <= timezone.now():
            raise standing.Lost(protocol.Close.SIGNED_OUT)
        if asyncio.get_running_loop().time() - self.checked_at > FRESH:
            self.stands(await database.run(partial(standing.check, self.signed_in, self.conversation_id)))
        return self.actor

    def stands(self, actor: Actor) -> None:
        """What the database says of the actor now."""
        self.actor, self.checked_at = actor, asyncio.get_running_loop().time()

    # Writing. A message to a room of hundreds passes here hundreds of times: few steps, and one future a sleep.

    async def _write(self) -> None:
        while True:
            if self._replies:
                await self._flush(self._replies)
                self._space.set()
            if not await self.write_more():
                await self._woken()

    async def _woken(self) -> None:
        """Returns when there has been a `wake` since this last returned."""
        if not self._awake:
            self._sleeper = asyncio.get_running_loop().create_future()
            await self._sleeper
        self._awake = False

    async def write_more(self) -> bool:
        """Send some of what waits besides replies; answers whether there may be more."""
        if self._hints:
            await self._flush(self._hints)
        return False

    async def emit(self, text: str) -> None:
        self._sending_since = self._clock()
        await self._send({"type": "websocket.send", "text": text})
        self._sending_since = None

    async def _flush(self, texts: deque[str]) -> None:
        while texts:
            await self.emit(texts.popleft())


def _abort(send: Send) -> None:
    """Drop the connection with what is still unsent.

    ASGI has no word for it, and `close` waits until a peer that never reads has read: such a socket would hold
    up the server's end. Under another server than uvicorn nothing happens here, and its own timeout decides.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None and hasattr(transport, "abort"):
        transport.abort()
