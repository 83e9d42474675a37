"""`/metrics`, for Prometheus: what this process counts, and how things stand in PostgreSQL and Redis.

The latter is asked for as it is scraped, by partial indexes of what is unfinished: it costs by what waits, not by what
there is. Names, phones and ids are no labels. Ask one web process, or each for its own requests and sockets.
"""

import hmac
from collections.abc import Iterable, Iterator
from datetime import datetime

import redis
import structlog
from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Metric, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from api import errors
from chat import hub
from core import tallies
from domain.channels import queries as channels
from domain.deliveries import standing as deliveries
from domain.deliveries.models import Channel
from domain.outbox import queries as outbox
from domain.pulses import actions as pulses

log = structlog.get_logger(__name__)


def scrape(request: HttpRequest) -> HttpResponse:
    """In Prometheus' text format. Not public: METRICS_TOKEN as bearer token, without which only DEBUG shows it."""
    wanted = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if request.method != "GET":
        return errors.of_status(405)
    if not wanted and not settings.DEBUG:
        return errors.of_status(404)
    if wanted and not hmac.compare_digest(given.encode(), wanted.encode()):
        return errors.of_status(401)
    return HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


class Standing(Collector):
    """How things stand. What can't be reached is left out, and `spout_up` says so."""

    def describe(self) -> Iterable[Metric]:
        return []  # nothing is asked until somebody scrapes

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("spout_up", "Whether it can be reached.", labels=["what"])
        sockets = GaugeMetricFamily("spout_sockets", "Open sockets of this process.", labels=["kind"])
        for kind, count in hub.open_sockets().items():
            sockets.add_metric([kind], count)
        threads = GaugeMetricFamily("spout_web_threads", "Requests that are worked on at once.", settings.WEB_THREADS)
        yield from (sockets, threads)
        for what, ask, failure in (("database", _database, Error), ("redis", _redis, redis.RedisError)):
            try:
                yield from [*ask()]
            except failure as why:
                log.warning("metrics.not_reached", what=what, why=type(why).__name__)
                up.add_metric([what], 0)
            else:
                up.add_metric([what], 1)
        yield up


def _database() -> Iterator[Metric]:
    at = now()
    waiting = GaugeMetricFamily("spout_waiting", "Rows that wait to be acted on.", labels=["what"])
    age = GaugeMetricFamily("spout_waiting_seconds", "How long the oldest of them has waited.", labels=["what"])
    for what, (count, oldest) in (("events", outbox.waiting()), ("inbound", channels.waiting())):
        waiting.add_metric([what], count)
        age.add_metric([what], _seconds_since(oldest, at))
    unfinished = GaugeMetricFamily("spout_deliveries", "Deliveries that are not settled.", labels=["channel", "state"])
    for channel, state, count in deliveries.unfinished():
        unfinished.add_metric([channel, state], count)
    given_up = GaugeMetricFamily("spout_deliveries_dead", "Deliveries that were given up.", labels=["channel"])
    # None is told as well: an alert on the rise of a series that begins with the rise would never go off.
    dead, overdue = dict(deliveries.dead()), dict(deliveries.overdue(now=at))
    for channel in Channel.values:
        given_up.add_metric([channel], dead.get(channel, 0))
    lag = GaugeMetricFamily("spout_delivery_lag_seconds", "How long the longest due has waited.", labels=["channel"])
    for channel in Channel.values:
        lag.add_metric([channel], _seconds_since(overdue.get(channel), at))
    pulse = GaugeMetricFamily("spout_pulse_age_seconds", "Since the last sign of life.", labels=["of"])
    for name, seen in pulses.ages(now=at).items():
        pulse.add_metric([name], seen.total_seconds())
    yield from (waiting, age, unfinished, given_up, lag, pulse)


def _redis() -> Iterator[Metric]:
    depth = GaugeMetricFamily("spout_queue_depth", "Messages in a queue of Celery's.", labels=["queue"])
    for queue, count in tallies.waiting().items():
        depth.add_metric([queue], count)
    tasks = CounterMetricFamily("spout_tasks", "Tasks that ended.", labels=["task", "state"])
    seconds = CounterMetricFamily("spout_task_seconds", "Time they took.", labels=["task", "state"])
    for tally in tallies.tasks():
        tasks.add_metric([tally.task, tally.state], tally.count)
        seconds.add_metric([tally.task, tally.state], tally.seconds)
    yield from (depth, tasks, seconds)


def _seconds_since(then: datetime | None, at: datetime) -> float:
    return max(0.0, (at - then).total_seconds()) if then else 0.0


REGISTRY.register(Standing())
