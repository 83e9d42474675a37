"""Answers that are no ordinary answers: refusals in Meta's shape, and replies that get lost."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from console.simulator.errors import MetaError
from console.simulator.faults import LostReplyHow


def refusal(_request: Request, error: Exception) -> Response:
    """Exception handler for MetaError."""
    assert isinstance(error, MetaError)
    headers = {"WWW-Authenticate": 'OAuth "Facebook Platform" "invalid_token"'} if error.status == 401 else None
    return JSONResponse(error.body(), status_code=error.status, headers=headers)


def lost(how: LostReplyHow) -> Response:
    """In place of the answer to a send that was accepted all the same."""
    if how == "500":
        return JSONResponse(MetaError(131000).body(), status_code=500)
    return _Dropped() if how == "drop" else _Hanging()


async def json_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises MetaError 100."""
    try:
        body = json.loads(await request.body())
        # What is stored is shown again: refuse what JSON cannot write (lone surrogates, NaN, 1e999).
        json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise MetaError(100, "The body is not valid JSON") from None
    if not isinstance(body, dict):
        raise MetaError(100, "The body must be a JSON object")
    return body


class _Dropped(Response):
    """Starts an answer and stops: the server closes the connection in the middle."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"512")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


class _Hanging(Response):
    """Never answers; ends when the client gives up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
