"""Refusing a handshake: an HTTP answer where the server can give one, else a plain 403; or, for whoever can read
neither, as a browser can't, a socket that is closed at once."""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import orjson

from chat.socket import Receive, Send
from domain import tracing
from domain.errors import Conflict, Forbidden, Invalid, Limited, NotFound, Refusal, Unauthenticated

_STATUS: dict[type[Refusal], int] = {
    Unauthenticated: 401,
    Forbidden: 403,
    NotFound: 404,
    Invalid: 400,
    Conflict: 409,
    Limited: 429,
}

GOODBYE = 1.0
"""Seconds given to a refused connection to be gone."""


async def refuse(
    scope: dict[str, Any], receive: Receive, send: Send, refusal: Refusal, *, status: int | None = None
) -> None:
    """Answer problem+json with the status of the refusal's kind (`status` overrides it), before any accept.

    The body is what the API answers (api/errors.py).
    """
    status = status or _status_of(refusal)
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 4000 + status})
        return
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": refusal.message,
        "code": refusal.code,
        "request_id": tracing.request_id.get(),
    }
    if refusal.details:
        problem["details"] = refusal.details
    headers = [(b"content-type", b"application/problem+json"), request_id_header()]
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": orjson.dumps(problem, default=str)})
    await _gone(receive)


async def close_instead(send: Send, refusal: Refusal) -> None:
    """Accept, and close with 4000 and the status; the reason is the refusal's code."""
    await send({"type": "websocket.accept", "headers": [request_id_header()]})
    await send({"type": "websocket.close", "code": 4000 + _status_of(refusal), "reason": refusal.code})


def _status_of(refusal: Refusal) -> int:
    return next((code for kind, code in _STATUS.items() if isinstance(refusal, kind)), 403)


def request_id_header() -> tuple[bytes, bytes]:
    return b"x-request-id", tracing.request_id.get().encode()


async def _gone(receive: Receive) -> None:
    """Wait for the end of a connection that was answered.

    uvicorn tells it twice: when the answer is written and when the connection has gone. Who returns between is
    logged as an application that did not complete its handshake.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(GOODBYE):
            for _ in range(2):
                while (await receive())["type"] != "websocket.disconnect":
                    pass
