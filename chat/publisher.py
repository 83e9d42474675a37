"""The thread that publishes hints to the channel layer, with an event loop and a database session of its own."""

import asyncio
import os
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from channels.layers import get_channel_layer
from django.db import close_old_connections, connections, reset_queries

from chat.seldom import Seldom

log = structlog.get_logger(__name__)

Push = tuple[str, dict[str, Any]]
"""A group and the event for it."""

MAX_WAITING = 10_000
TIMEOUT = 2.0
PAUSE = 1.0
"""Seconds for which hints are dropped after Redis did not take one."""

IDLE = 2.0
"""Seconds without work after which the database session is given back."""

_STOP = None

_ANY = (Exception, asyncio.CancelledError)
"""What one hint may fail with and the thread goes on."""


class Publisher:
    """Begun with the first hint of a process; a forked child begins its own."""

    def __init__(self) -> None:
        self._seldom = Seldom()
        self._reset()

        os.register_at_fork(after_in_child=self._reset)

    def _reset(self) -> None:
        self._queue: queue.Queue[Callable[[], list[Push]] | None] = queue.Queue(MAX_WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def put(self, read: Callable[[], list[Push]]) -> None:
        """Have it read and published soon. Never waits and never raises: a hint that does not fit is dropped."""
        try:
            self._queue.put_nowait(read)
        except queue.Full:
            self._warn("chat.hint_dropped", "queue full")
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._begin()

    def _begin(self) -> None:
        thread = threading.Thread(target=self._run, name="chat-publisher", daemon=True)
        try:
            thread.start()
        except Exception as failure:  # no more threads, or the interpreter ends; the next hint tries again
            self._warn("chat.hint_dropped", type(failure).__name__)
        else:
            self._thread = thread

    def stop(self) -> None:
        """Publish what waits, then end the thread and give back its sessions; the next hint begins another."""
        thread = self._thread
        if thread is not None:
            self._queue.put(_STOP)
            thread.join()
            self._thread = None

    def _run(self) -> None:
        loop = asyncio.new_event_loop()
        deaf_until = 0.0
        try:
            while (read := self._next()) is not _STOP:
                if time.monotonic() < deaf_until:
                    continue
                try:
                    reset_queries()
                    close_old_connections()
                    pushes = read()
                except _ANY as failure:  # of this one event: the others are still read
                    self._warn("chat.hint_unread", type(failure).__name__)
                    continue
                try:
                    loop.run_until_complete(_publish(pushes))
                except _ANY as failure:
                    deaf_until = time.monotonic() + PAUSE
                    self._warn("chat.hint_dropped", type(failure).__name__)
        finally:
            _close_sessions()
            loop.close()

    def _next(self) -> Callable[[], list[Push]] | None:
        try:
            return self._queue.get(timeout=IDLE)
        except queue.Empty:
            _close_sessions()
            return self._queue.get()

    def _warn(self, event: str, reason: str) -> None:
        with suppress(Exception):  # a log that can't be written to is no reason to fail the writer or the thread
            self._seldom.warn(event, reason=reason)


def _close_sessions() -> None:
    with suppress(Exception):
        connections.close_all()


async def _publish(pushes: list[Push]) -> None:
    layer: Any = get_channel_layer()
    async with asyncio.timeout(TIMEOUT):
        for group, event in pushes:
            await layer.group_send(group, {**event, "room": group})


publisher = Publisher()
