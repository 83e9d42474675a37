"""The two sockets' addresses, and the handshake: refused with the HTTP status that says why, or accepted."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID, uuid4

import structlog
from django.db import OperationalError
from django.utils import timezone

from chat import auth, database, errors, hub, standing
from chat.chat_socket import ChatSocket
from chat.handshake import close_instead, refuse, request_id_header
from chat.inbox import Cursor, InboxSocket
from chat.protocol import Close
from chat.socket import Receive, Send
from domain import tracing
from domain.access import Actor
from domain.errors import Refusal, Unauthenticated
from domain.outbox import queries as outbox

log = structlog.get_logger(__name__)

Scope = dict[str, Any]

_CHAT = re.compile(r"/ws/chat/([\w.+:@=-]{1,150})/", re.ASCII)
_INBOX = "/ws/inbox/"
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


async def sockets(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application for `websocket` scopes."""
    request_id = _request_id(scope)
    tracing.request_id.set(request_id)
    structlog.contextvars.bind_contextvars(request_id=request_id)
    if (await receive())["type"] != "websocket.connect":
        return
    try:
        serve = await _admit(scope, send)
    except Refusal as refusal:
        if _wants_to_be_closed(scope) and not isinstance(refusal, _STRANGE):
            await close_instead(send, refusal)
        else:
            await refuse(scope, receive, send, refusal)
    except OperationalError:
        log.exception("chat.handshake_failed")
        await refuse(scope, receive, send, errors.Fault(), status=503)
    except Exception:
        log.exception("chat.handshake_failed")
        await refuse(scope, receive, send, errors.Fault(), status=500)
    else:
        await serve(receive)


_STRANGE = (Unauthenticated, errors.OriginRefused, errors.NoOrigin, errors.NoSuchSocket)
"""Nobody is let in by these, were it for a moment."""


def _wants_to_be_closed(scope: Scope) -> bool:
    """Who has signed in may have a reason that a page can read: `?refuse=close`."""
    return parse_qs(scope["query_string"].decode("latin-1")).get("refuse") == ["close"]


def _request_id(scope: Scope) -> str:
    """The caller's own when it is well formed, as over HTTP."""
    given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
    return given if _REQUEST_ID.fullmatch(given) else uuid4().hex


async def _admit(scope: Scope, send: Send) -> Any:
    """Who asks, for what, and whether they may: answers what serves the socket. Raises Refusal."""
    path = scope["path"]
    chat = _CHAT.fullmatch(path)
    if not chat and path != _INBOX:
        raise errors.NoSuchSocket
    query = parse_qs(scope["query_string"].decode("latin-1"))
    headers: dict[bytes, bytes] = dict(scope["headers"])
    now = timezone.now()
    guest = await database.run(partial(_enter, headers, query, chat[1] if chat else None, now))
    if chat:
        return partial(_serve_chat, guest, send, _after(query))
    given = query.get("after", [""])[0]
    return partial(_serve_inbox, guest, send, Cursor.read(given) if given else None)


@dataclass(frozen=True, slots=True)
class _Guest:
    """Who may come in, to which conversation (None: the inbox), and up to where events were recorded then."""

    signed_in: auth.SignIn
    actor: Actor
    conversation_id: UUID | None
    frontier: int


def _enter(headers: dict[bytes, bytes], query: dict[str, list[str]], identity: str | None, now: Any) -> _Guest:
    """All that a handshake asks the database, in one hop to a thread."""
    signed_in = auth.sign_in(headers, query, now=now)
    actor = standing.actor_of(signed_in)
    standing.admit(actor, to_inbox=identity is None)
    conversation_id = standing.open_conversation(actor, identity, now=now).id if identity else None
    return _Guest(signed_in, actor, conversation_id, outbox.frontier())


def _after(query: dict[str, list[str]]) -> int | None:
    given = query.get("after", [""])[0]
    if not given:
        return None
    if not re.fullmatch(r"[0-9]{1,15}", given):
        raise errors.BadPosition
    return int(given)


async def _serve_chat(guest: _Guest, send: Send, after: int | None, receive: Receive) -> None:
    """Subscribe first, then read the log: nothing falls between."""
    assert guest.conversation_id is not None
    ear = _ear(guest)
    room = await ear.chat_room(guest.actor.vendor_id, guest.conversation_id)
    socket = ChatSocket(guest.signed_in, guest.actor, send, room=room, after=after)
    log.info("chat.opened", conversation_id=str(guest.conversation_id), user_id=socket.user)
    await _serve(socket, room, ear, send, receive)


async def _serve_inbox(guest: _Guest, send: Send, after: Cursor | None, receive: Receive) -> None:
    ear = _ear(guest)
    room = await ear.inbox_room(guest.actor.vendor_id)
    socket = InboxSocket(guest.signed_in, guest.actor, send, room=room, frontier=guest.frontier, after=after)
    log.info("chat.opened", vendor_id=str(guest.actor.vendor_id), user_id=socket.user)
    await _serve(socket, room, ear, send, receive)


def _ear(guest: _Guest) -> "hub.Hub":
    """The hub, looking for lost events from here on."""
    ear = hub.current()
    ear.watch.begin(guest.frontier)
    return ear


async def _serve(socket: Any, room: Any, ear: "hub.Hub", send: Send, receive: Receive) -> None:
    """Let the socket, which fits the room, in; and out again however it ends."""
    try:
        await send({"type": "websocket.accept", "headers": [request_id_header()]})
        room.enter(socket)
        if ear.is_over:  # while the handshake went on
            socket.close(Close.COME_BACK)
        await socket.serve(receive)
    except OSError:
        pass  # gone before it was accepted
    finally:
        room.leave(socket)
