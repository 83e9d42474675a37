"""What a web process counts as it goes, for /metrics (core.metrics)."""

from prometheus_client import Gauge, Histogram

REQUESTS = Histogram(
    "spout_request_seconds",
    "Requests that were answered, by route: the pattern, never the path.",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
IN_HAND = Gauge("spout_requests_in_hand", "Requests being worked on, or waiting for one of the threads.")

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def note(method: str | None, route: str | None, status: int, seconds: float) -> None:
    """A request was answered. What a stranger may make up (a method, a path) is no label."""
    known = method if method in _METHODS else "other"
    REQUESTS.labels(known, route or "none", status).observe(seconds)
