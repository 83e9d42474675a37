"""How often something may be tried: counters in Redis, by the library `limits`, shared by all processes.

They guard, and hold nothing that would be missed: while Redis is away each process counts for itself. What is counted
by (an address, an e-mail) is kept as a hash.
"""

import hashlib
import ipaddress
import time
from functools import cache
from typing import Any, ClassVar

import structlog
from django.conf import settings
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import FixedWindowRateLimiter

from domain.errors import Limited

log = structlog.get_logger(__name__)


class TooManyTries(Limited):
    """`retry_after`, in seconds, is also the answer's Retry-After."""

    code: ClassVar[str] = "limited"


class Limit:
    """So many tries in so long, per key: `Limit("sign-in.account", "10 per 5 minutes; 100 per day")`.

    A window begins with its first try.
    """

    def __init__(self, name: str, allowed: str) -> None:
        self.name = name
        self.items: list[RateLimitItem] = parse_many(allowed)

    def check(self, key: str) -> None:
        """Raises TooManyTries when nothing is left; counts nothing."""
        self._all_must("test", key)

    def spend(self, key: str, *, cost: int = 1) -> None:
        """Count a try. Raises TooManyTries when it was one too many."""
        self._all_must("hit", key, cost=cost)

    def note(self, key: str) -> None:
        """Count a try that is over, and failed."""
        for item in self.items:
            _ask("hit", item, self.name, key)

    def forget(self, key: str) -> None:
        """Whoever it was has proved to be who they should be."""
        for item in self.items:
            _ask("clear", item, self.name, key)

    def _all_must(self, question: str, key: str, **options: int) -> None:
        for item in self.items:
            if not _ask(question, item, self.name, key, **options):
                seconds = max(1, round(_ask("get_window_stats", item, self.name, key).reset_time - time.time()))
                raise TooManyTries(f"Too many tries; wait {seconds} seconds.", retry_after=seconds)


def network_of(address: str | None) -> str:
    """Whom an address stands for: an IPv4 address itself, of IPv6 the /64 that one household or server has."""
    if not address:
        return "unknown"
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _hidden(key: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{key}".encode()).hexdigest()[:32]


@cache
def _shared() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(
        RedisStorage(
            settings.REDIS_URL,
            key_prefix="spout.limit",
            wrap_exceptions=True,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
        )
    )


@cache
def _own() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())


LEFT_ALONE = 5.0
"""Seconds for which a Redis that did not answer is not asked again: each ask may take PATIENCE of a request."""

PATIENCE = 0.3

_away_until = 0.0


def _ask(question: str, item: RateLimitItem, name: str, key: str, **options: int) -> Any:
    global _away_until
    if time.monotonic() >= _away_until:
        try:
            return getattr(_shared(), question)(item, name, _hidden(key), **options)
        except StorageError as error:
            _away_until = time.monotonic() + LEFT_ALONE
            log.warning("limits.redis_away", why=type(error.__cause__).__name__)
    return getattr(_own(), question)(item, name, _hidden(key), **options)


def forget_all() -> None:
    """Begin anew; for tests."""
    global _away_until
    _away_until = 0.0
    _shared().storage.reset()
    _own().storage.reset()
