"""What is being worked on: the id of the request (or frame, or task), as logs, events and answers carry it, and the
address it came from."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from structlog.contextvars import bound_contextvars

request_id: ContextVar[str] = ContextVar("request_id", default="")
address: ContextVar[str | None] = ContextVar("address", default=None)
"""Where the request came from, for the audit and for limits; None in tasks."""


@contextmanager
def working_on(request: str) -> Iterator[None]:
    """What is done inside is done on behalf of this request: its id is in logs and in events."""
    token = request_id.set(request)
    try:
        with bound_contextvars(request_id=request):
            yield
    finally:
        request_id.reset(token)
