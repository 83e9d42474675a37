"""How fast we write to Meta: a bucket per number and one per pair of number and customer, in Redis, asked in one call.

A bucket is a time (GCRA): that at which it is full again. What may not go is given an appointment behind the others
who wait for the same number, so that a backlog comes back spread out and not all at once. What somebody waits for may
draw a little deeper from the number's bucket than what is sent in bulk, and so goes ahead of it.

While Redis is away nothing is held back: Meta then says so itself (130429, 131056), and its refusals are heeded.
Nothing is lost by that, and Celery, which needs the same Redis, hands out next to nothing then.
"""

import time
from datetime import timedelta
from functools import cache
from typing import Any

import redis
import structlog
from django.conf import settings

log = structlog.get_logger(__name__)

NUMBER_BURST = 5
URGENT_BURST = 9  # 70 a second and these are still below Meta's 80
PAIR_SECONDS = 6.0
PAIR_BURST = 20  # Meta lets about 45 pass, and takes them off what follows
PATIENCE = 0.3
LEFT_ALONE = 5.0
"""Seconds for which a Redis that did not answer is not asked again."""

# Times are seconds since 2026, so that Lua's doubles keep microseconds. Redis 6.2 replicates effects, so TIME may be
# asked before writing. Answers how long to wait, in microseconds; 0: it may go, and is counted.
_MAY_GO = """
local time = redis.call('TIME')
local now = time[1] - 1767225600 + time[2] / 1e6
local function keep(key, full)
  redis.call('SET', key, string.format('%.6f', full), 'PX', math.ceil((full - now) * 1000) + 1000)
end
local number, pair, line = KEYS[1], KEYS[2], KEYS[3]
local step, burst, pair_step, pair_burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local number_full = math.max(tonumber(redis.call('GET', number) or 0), now)
local pair_full = math.max(tonumber(redis.call('GET', pair) or 0), now)
local number_wait = number_full - now - burst * step
local pair_wait = pair_full - now - (pair_burst - 1) * pair_step
if pair_wait > 1e-6 then
  return math.ceil(pair_wait * 1e6)
end
if number_wait > 1e-6 then
  local place = math.max(tonumber(redis.call('GET', line) or 0), now + number_wait) + step
  keep(line, place)
  return math.ceil((place - now) * 1e6)
end
keep(number, number_full + step)
keep(pair, pair_full + pair_step)
return 0
"""

# Meta has said no: the bucket counts as used up for so long, however full we thought it.
_HOLD = """
local time = redis.call('TIME')
local now = time[1] - 1767225600 + time[2] / 1e6
local full = now + tonumber(ARGV[1])
if full > tonumber(redis.call('GET', KEYS[1]) or 0) then
  redis.call('SET', KEYS[1], string.format('%.6f', full), 'PX', math.ceil((full - now) * 1000) + 1000)
end
"""

_away_until = 0.0


def wait(number: str, customer: str, *, urgent: bool) -> timedelta:
    """How long a message from this number to this customer has to wait; if not at all, it is counted as sent."""
    burst = URGENT_BURST if urgent else NUMBER_BURST - 1
    arguments = [_step(), burst, PAIR_SECONDS, PAIR_BURST]
    keys = [_number(number), _pair(number, customer), f"spout.rate.line.{number}"]
    answer = _ask(_MAY_GO, keys, arguments)
    return timedelta(microseconds=int(answer or 0))


def hold_number(number: str, *, seconds: float) -> None:
    """Nothing leaves by this number for so long."""
    _ask(_HOLD, [_number(number)], [seconds + URGENT_BURST * _step()])


def hold_pair(number: str, customer: str, *, seconds: float) -> None:
    """Nothing goes from this number to this customer for so long."""
    _ask(_HOLD, [_pair(number, customer)], [seconds + (PAIR_BURST - 1) * PAIR_SECONDS])


def _step() -> float:
    return 1.0 / settings.WHATSAPP_MESSAGES_PER_SECOND


def _number(number: str) -> str:
    return f"spout.rate.number.{number}"


def _pair(number: str, customer: str) -> str:
    return f"spout.rate.pair.{number}.{customer}"


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)


def _ask(script: str, keys: list[str], arguments: list[float]) -> Any:
    global _away_until
    if time.monotonic() < _away_until:
        return None
    try:
        return _redis().register_script(script)(keys=keys, args=arguments)
    except redis.RedisError as error:
        _away_until = time.monotonic() + LEFT_ALONE
        log.warning("rates.redis_away", why=type(error).__name__)
        return None


def forget_all() -> None:
    """Begin anew; for tests."""
    global _away_until
    _away_until = 0.0
    for key in _redis().scan_iter("spout.rate.*"):
        _redis().delete(key)
