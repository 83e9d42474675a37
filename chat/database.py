"""The threads in which sockets ask the database. Each keeps one PostgreSQL session (CONN_MAX_AGE).

Apart from the pool of the requests, so that neither waits behind the other; domain code is synchronous.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog
from django.conf import settings
from django.db import close_old_connections, reset_queries

from domain import tracing

T = TypeVar("T")

_POOL = ThreadPoolExecutor(max_workers=settings.WEB_THREADS, thread_name_prefix="chat")


async def run(work: Callable[[], T]) -> T:
    """Do the work in the pool, under the request id of the frame that asked for it."""
    return await asyncio.get_running_loop().run_in_executor(_POOL, _work, work, tracing.request_id.get())


def _work(work: Callable[[], T], request_id: str) -> T:
    tracing.request_id.set(request_id)
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id)
    reset_queries()  # with DEBUG, Django keeps each query until told
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()  # one that broke is not kept for the next
