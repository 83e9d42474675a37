"""Warnings that would otherwise fill the log while something is away."""

import time
from typing import Any

import structlog

log = structlog.get_logger(__name__)

EVERY = 60.0


class Seldom:
    """Logs each event name at most once in EVERY seconds."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def warn(self, event: str, **fields: Any) -> None:
        now = time.monotonic()
        if now - self._last.get(event, -EVERY) >= EVERY:
            self._last[event] = now
            log.warning(event, **fields)
