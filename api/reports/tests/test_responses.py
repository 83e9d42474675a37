import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest

from conftest import World, problem
from domain.access import system
from domain.conversations import actions

DAY = "/reports/first-responses?from=2026-03-29&to=2026-03-29"


@pytest.fixture
def answered(world: World) -> World:
    """On the Sunday on which the clock leaps from one to two."""
    asked_at, answered_at = (datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 2))
    conversation = actions.open_with(world.alice.actor, world.contact, now=asked_at)
    asked: dict[str, Any] = {"direction": "inbound", "text": "?", "status": "delivered", "sender_kind": "contact"}
    actions.append(system(world.vendor.id), conversation, now=asked_at, **asked)
    actions.post(world.bob.actor, conversation.id, text="!", now=answered_at)
    return world


def test_as_json(answered: World) -> None:
    figures = {"opened": 1, "answered": 1, "answered_rate": 1.0, "median_minutes": 120.0, "p90_minutes": 120.0}
    bob = {"key": str(answered.bob.member.id), "label": "Bob Test"}
    for by, named in {
        "day": {"key": "2026-03-29", "label": "2026-03-29"},
        "team": {"key": "", "label": ""},
        "member": bob,
    }.items():
        found = answered.alice.api.get(f"{DAY}&by={by}").json()
        assert found == {"timezone": "Europe/London", "total": figures, "items": [named | figures]}


def test_as_csv(answered: World) -> None:
    answer = answered.alice.api.get(f"{DAY}&by=member&format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    (line,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert (line["label"], line["opened"], line["median_minutes"]) == ("Bob Test", "1", "120.0")


@pytest.mark.parametrize("query", ["", "from=2026-01-01&to=2027-01-02", "from=2026-01-01&to=2026-01-01&by=service"])
def test_what_is_no_span_is_refused(world: World, query: str) -> None:
    assert problem(world.alice.api.get(f"/reports/first-responses?{query}")) == (422, "request.invalid")


def test_for_owners_and_admins(answered: World) -> None:
    assert problem(answered.bob.api.get(DAY)) == (403, "auth.permission_missing")
    assert answered.charlie.api.get(DAY).json()["total"]["opened"] == 0
