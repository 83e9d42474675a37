"""Refusing a handshake: an HTTP answer where the server can give one, else a plain 403."""

from typing import Any

import orjson

from chat.socket import Send
from domain.errors import Conflict, Forbidden, Invalid, Limited, NotFound, Refusal, Unauthenticated

_STATUS: dict[type[Refusal], int] = {
    Unauthenticated: 401,
    Forbidden: 403,
    NotFound: 404,
    Invalid: 400,
    Conflict: 409,
    Limited: 429,
}
_TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


async def refuse(scope: dict[str, Any], send: Send, refusal: Refusal, *, status: int | None = None) -> None:
    """Answer problem+json with the status of the refusal's kind (`status` overrides it), before any accept."""
    if status is None:
        status = next((code for kind, code in _STATUS.items() if isinstance(refusal, kind)), 403)
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 4000 + status})
        return
    problem = {
        "type": "about:blank",
        "title": _TITLES[status],
        "status": status,
        "detail": refusal.message,
        "code": refusal.code,
    }
    headers = [(b"content-type", b"application/problem+json")]
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": orjson.dumps(problem)})
