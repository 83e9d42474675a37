"""What tasks did, counted in Redis: workers are other processes than the one that is asked for /metrics.

Counts, no truth: a Redis that forgets begins at zero, which Prometheus knows of counters.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

import redis
from django.conf import settings

from core.celery import QUEUES, app

_COUNTS, _SECONDS = "spout.tasks.count", "spout.tasks.seconds"

_redis: Any = redis.Redis.from_url(
    settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1, decode_responses=True
)


@dataclass(frozen=True, slots=True)
class Tally:
    """`state` is Celery's: SUCCESS, FAILURE, RETRY …"""

    task: str
    state: str
    count: int
    seconds: float


def note(task: str, state: str, seconds: float) -> None:
    """A task ended. While Redis is away nothing is counted, and nothing runs."""
    with contextlib.suppress(redis.RedisError), _redis.pipeline(transaction=False) as pipeline:
        pipeline.hincrby(_COUNTS, f"{task} {state}", 1)
        pipeline.hincrbyfloat(_SECONDS, f"{task} {state}", seconds)
        pipeline.execute()


def tasks() -> list[Tally]:
    """Of each task that ran, and that none of it failed: a counter that begins with a failure has no rise to be seen.

    Raises redis.RedisError.
    """
    counts, seconds = _redis.hgetall(_COUNTS), _redis.hgetall(_SECONDS)
    counts = {f"{key.split(' ')[0]} FAILURE": 0 for key in counts} | counts
    keys = {key: key.split(" ") for key in sorted(counts)}
    return [Tally(task, state, int(counts[key]), float(seconds.get(key, 0))) for key, (task, state) in keys.items()]


def waiting() -> dict[str, int]:
    """How many messages each of Celery's queues holds. Raises redis.RedisError."""
    prefix = app.conf.broker_transport_options["global_keyprefix"]
    with _redis.pipeline(transaction=False) as pipeline:
        for queue in QUEUES:
            pipeline.llen(prefix + queue)
        return dict(zip(QUEUES, pipeline.execute(), strict=True))
