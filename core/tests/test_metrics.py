"""What Prometheus is told, and who may ask."""

import re
from datetime import timedelta
from typing import Any

import pytest
import redis
from django.test import Client
from django.utils.timezone import now
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from conftest import ApiClient, World
from core import tallies
from core.celery import app
from domain.channels import actions as channels
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Channel

TOKEN = "a-token-for-tests"

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def scraped(settings: Settings) -> Samples:
    settings.METRICS_TOKEN = TOKEN
    answer = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain")
    families = text_string_to_metric_families(answer.content.decode())
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def value(samples: Samples, name: str, **labels: Any) -> float | None:
    return samples.get((name, frozenset(labels.items())))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("token", "given", "status"),
    [
        ("", "", 404),
        ("", "Bearer ", 404),
        (TOKEN, "", 401),
        (TOKEN, "Bearer other", 401),
        (TOKEN, f"Bearer {TOKEN}", 200),
    ],
)
def test_who_may_ask(settings: Settings, token: str, given: str, status: int) -> None:
    settings.METRICS_TOKEN = token
    assert Client().get("/metrics", headers={"Authorization": given}).status_code == status
    assert Client().post("/metrics", headers={"Authorization": given}).status_code == 405


def test_requests_are_counted_by_route(world: World, settings: Settings) -> None:
    def answered(samples: Samples) -> float:
        of_contact = (("method", "GET"), ("route", "api/v1/contacts/<uuidstr:contact_id>"), ("status", "200"))
        found = {name: n for (name, labels), n in samples.items() if labels.issuperset(of_contact)}
        return found.get("spout_request_seconds_count", 0)

    before = answered(scraped(settings))
    world.alice.api.get(f"/contacts/{world.contact.id}")
    samples = scraped(settings)
    assert answered(samples) == before + 1
    assert str(world.contact.id) not in str(samples.keys())


@pytest.mark.django_db
def test_what_strangers_make_up_is_no_label(anyone: ApiClient, settings: Settings) -> None:
    Client().generic("BREW", "/api/v1/coffee")
    labels = {label for _, labels in scraped(settings) for label in labels}
    assert ("method", "other") in labels and not any("BREW" in name or "coffee" in name for _, name in labels)


def test_what_waits_and_how_long(world: World, settings: Settings) -> None:
    at = now()
    channels.take_in(b"{}", now=at - timedelta(seconds=90))
    orders = [
        deliveries.Order(
            channel="email", kind="test", effect_key=f"test:{minutes}", send_at=at + timedelta(minutes=minutes)
        )
        for minutes in (-5, -1, 10)
    ]
    deliveries.place(world.vendor.id, orders, now=at)
    samples = scraped(settings)
    assert value(samples, "spout_waiting", what="inbound") == 1
    assert 90 <= (value(samples, "spout_waiting_seconds", what="inbound") or 0) < 900
    assert (value(samples, "spout_waiting", what="events") or 0) > 0
    assert value(samples, "spout_deliveries", channel="email", state="scheduled") == 3
    assert 300 <= (value(samples, "spout_delivery_lag_seconds", channel="email") or 0) < 1200
    assert value(samples, "spout_delivery_lag_seconds", channel="whatsapp") == 0
    # From the first, so that the first ones that are given up are a rise.
    assert [value(samples, "spout_deliveries_dead", channel=channel) for channel in Channel.values] == [0, 0, 0]
    assert value(samples, "spout_up", what="database") == value(samples, "spout_up", what="redis") == 1
    assert value(samples, "spout_sockets", kind="chat") == 0
    assert value(samples, "spout_queue_depth", queue="urgent") == 0


@pytest.mark.django_db
def test_tasks_are_counted_wherever_they_run(settings: Settings) -> None:
    @app.task(name="tests.counted")
    def counted(fails: bool) -> None:
        if fails:
            raise ValueError

    counted.apply((False,))
    before = scraped(settings)
    assert value(before, "spout_tasks_total", task="tests.counted", state="FAILURE") is not None
    for fails in (False, False, True):
        counted.apply((fails,))
    after = scraped(settings)
    for state, more in (("SUCCESS", 2), ("FAILURE", 1)):
        labels = {"task": "tests.counted", "state": state}
        assert value(after, "spout_tasks_total", **labels) == (value(before, "spout_tasks_total", **labels) or 0) + more


@pytest.mark.django_db
def test_without_redis_the_rest_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    away = redis.Redis.from_url("redis://127.0.0.1:9/0", socket_connect_timeout=0.2, retry=None)
    monkeypatch.setattr(tallies, "_redis", away)
    tallies.note("tests.counted", "SUCCESS", 0.1)
    samples = scraped(settings)
    assert value(samples, "spout_up", what="redis") == 0 and value(samples, "spout_up", what="database") == 1


@pytest.mark.django_db
def test_the_guide_speaks_of_series_that_there_are(settings: Settings) -> None:
    settings.METRICS_TOKEN = ""
    settings.DEBUG = True
    told = set(re.findall(r"# HELP (\w+)", Client().get("/metrics").content.decode()))
    named = set(re.findall(r"\bspout_[a-z_]+\b", (settings.BASE_DIR / "docs" / "operators.md").read_text()))
    named -= {"spout_owner"}
    assert len(named) > 10
    assert {re.sub(r"_(bucket|count)$", "", name) for name in named} <= told
