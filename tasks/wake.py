"""Waking the workers after a commit: hints that may be lost, sent where they can't hurt.

A thread of each process publishes them, so that no request waits for Redis, and at most one of a kind waits for a
worker however many commits and processes there are: it will see what all of them have written. Whatever a lost hint
left behind, beat's ticks find.
"""

import contextlib
import heapq
import os
import threading
import time
from typing import Any

import redis
import structlog
from celery import current_app, signals
from django.conf import settings

from domain.attachments import actions as attachments
from domain.channels import actions as channels
from domain.channels import templates
from domain.dossiers import erasing
from domain.outbox import actions as outbox

log = structlog.get_logger(__name__)

PAUSE = 0.02
BEAT = 1.0
"""Beat hands out so often: what is wanted later than that needs no hint."""

FORGOTTEN_AFTER = 10
"""Seconds after which a hint that no worker has taken up is given again: its task may have been lost."""

HINTED = frozenset(
    {
        "tasks.channels.sync_templates",
        "tasks.erasing.finish_erasures",
        "tasks.fetching.fetch_due",
        "tasks.relay.drain_inbound",
        "tasks.relay.drain_outbox",
        "tasks.relay.hand_out",
    }
)

_redis: Any = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)

_wanted: set[str] = set()
_later: list[tuple[float, str]] = []
_changed = threading.Condition()
_thread_of: int | None = None


def listen() -> None:
    """Subscribe to the domain's hints; called once, when the app is ready."""
    outbox.recorded.connect(_on_recorded)
    channels.arrived.connect(_on_arrived)
    attachments.expected.connect(_on_expected)
    erasing.asked.connect(_on_erasure)
    templates.sync_wanted.connect(_on_sync_wanted)
    signals.task_prerun.connect(_on_begun)


def wake(task: str) -> None:
    """Ask for this task to be run soon."""
    with _changed:
        _wanted.add(task)
        _see_to_thread()


def wake_later(task: str, seconds: float) -> None:
    """Ask for this task to be run in so long."""
    if seconds < BEAT:
        with _changed:
            heapq.heappush(_later, (time.monotonic() + seconds, task))
            _see_to_thread()


def _see_to_thread() -> None:
    """Called with `_changed` held."""
    global _thread_of
    if _thread_of != os.getpid():  # the first hint of this process, or of a fork of it
        _thread_of = os.getpid()
        threading.Thread(target=_publish, name="wake", daemon=True).start()
    _changed.notify()


def _until_next() -> float | None:
    return max(0.0, _later[0][0] - time.monotonic()) if _later else None


def _on_recorded(**_: object) -> None:
    wake("tasks.relay.drain_outbox")
    wake("tasks.relay.hand_out")


def _on_arrived(**_: object) -> None:
    wake("tasks.relay.drain_inbound")


def _on_expected(**_: object) -> None:
    wake("tasks.fetching.fetch_due")


def _on_erasure(**_: object) -> None:
    wake("tasks.erasing.finish_erasures")


def _on_sync_wanted(**_: object) -> None:
    wake("tasks.channels.sync_templates")


def _on_begun(task: Any, **_: object) -> None:
    """From here on it may be too late for it to see what is written: the next hint is a new task."""
    if task.name in HINTED:
        with contextlib.suppress(redis.RedisError):
            _redis.delete(_mark(task.name))


def _mark(name: str) -> str:
    return f"spout.wanted.{name}"


def _give(name: str) -> None:
    """Publish it, unless one that has not begun waits already."""
    if _redis.set(_mark(name), 1, nx=True, ex=FORGOTTEN_AFTER):
        current_app.send_task(name, expires=60)


def _publish() -> None:
    while True:
        with _changed:
            if not _wanted:
                _changed.wait(timeout=_until_next())
            while _later and _later[0][0] <= time.monotonic():
                _wanted.add(heapq.heappop(_later)[1])
            names = sorted(_wanted)
            _wanted.clear()
        for name in names:
            try:
                _give(name)
            except Exception as error:  # whatever it is, it is a hint: the thread must live to send the next
                log.warning("wake.lost", task_name=name, why=type(error).__name__)
        time.sleep(PAUSE)
