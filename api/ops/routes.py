"""`/health/live` and `/health/ready`, at the root: for load balancers and for `manage.py up`."""

from datetime import timedelta

import redis
from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils.timezone import now

from domain.pulses import actions as pulses

_redis = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)


def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "live"})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when everything works, else 503; `checks` names what does not."""
    checks = {"database": _database(), "redis": _redis_answers(), "workers": "unknown", "beat": "unknown"}
    if checks["database"] == "ok":
        checks |= _pulses()
    ok = all(state == "ok" for state in checks.values())
    return JsonResponse({"status": "ready" if ok else "not ready", "checks": checks}, status=200 if ok else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "can't be reached"
    return "ok"


def _redis_answers() -> str:
    try:
        _redis.ping()
    except redis.RedisError:
        return "can't be reached"
    return "ok"


def _pulses() -> dict[str, str]:
    ages = pulses.ages(now=now())
    return {check: _freshness(ages.get(name)) for check, name in (("workers", pulses.WORKER), ("beat", pulses.BEAT))}


def _freshness(age: timedelta | None) -> str:
    if age is None:
        return "not seen yet"
    return "ok" if age < pulses.FRESH else f"last seen {age.total_seconds():.0f} s ago"
