"""The id of the request (or frame, or task) that is being worked on, as logs, events and answers carry it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from structlog.contextvars import bound_contextvars

request_id: ContextVar[str] = ContextVar("request_id", default="")


@contextmanager
def working_on(request: str) -> Iterator[None]:
    """What is done inside is done on behalf of this request: its id is in logs and in events."""
    token = request_id.set(request)
    try:
        with bound_contextvars(request_id=request):
            yield
    finally:
        request_id.reset(token)
