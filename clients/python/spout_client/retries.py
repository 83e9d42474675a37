"""Doing something once although the network or the server fails meanwhile."""

import random
import time
from collections.abc import Callable
from typing import TypeVar
from uuid import uuid4

import httpx

from .problems import ProblemError

T = TypeVar("T")


def once(act: Callable[[str], T], *, tries: int = 4, key: str = "") -> T:
    """Call `act` with an `Idempotency-Key`, and again with the same one while that may help.

    >>> once(lambda key: expect(create_booking.sync_detailed(client=client, body=wanted, idempotency_key=key)))
    """
    key = key or str(uuid4())
    for attempt in range(1, tries + 1):
        try:
            return act(key)
        except (ProblemError, httpx.TransportError) as error:
            if attempt == tries or not _may_help(error):
                raise
            after = error.retry_after if isinstance(error, ProblemError) else None
            time.sleep(backoff(attempt) if after is None else after)
    raise AssertionError("tries is at least one")


def backoff(attempt: int) -> float:
    """Seconds, with jitter: half a second, one, two, … up to thirty."""
    return min(30.0, 2.0 ** (attempt - 2)) * random.uniform(0.5, 1)


def _may_help(error: Exception) -> bool:
    return not isinstance(error, ProblemError) or error.status == 429 or error.status >= 500
