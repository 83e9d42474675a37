"""The fixed pool in which a web process serves requests; sockets have one of their own (chat.database).

Each thread keeps one PostgreSQL session (CONN_MAX_AGE): a web process holds at most 2 × WEB_THREADS + 1 of them.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.conf import settings

T = TypeVar("T")

POOL = ThreadPoolExecutor(max_workers=settings.WEB_THREADS, thread_name_prefix="web")


async def run(work: Callable[[], T]) -> T:
    """Do the work in the pool, without a copy of the context: Django's database sessions belong to the thread."""
    return await asyncio.get_running_loop().run_in_executor(POOL, work)
