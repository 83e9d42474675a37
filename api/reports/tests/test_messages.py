import csv
import io
from datetime import UTC, datetime

import pytest

from conftest import World, problem
from domain.conversations import actions
from domain.deliveries.models import Delivery

DAY = "/reports/messages?from=2026-03-29&to=2026-03-29"
RATES = {"currency": "USD", "marketing": "0.0529"}


@pytest.fixture
def charged(world: World) -> World:
    """Bob's, at half past eleven at night in London, on the Sunday on which the clock leaps: half past ten in UTC."""
    moment = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)
    conversation = actions.open_with(world.alice.actor, world.contact, now=moment)
    actions.post(world.bob.actor, conversation.id, text="!", now=moment)
    sent = Delivery.objects.within(world.vendor.id).filter(kind="chat.message")
    told = {"billable": True, "price_category": "marketing"}
    assert sent.update(channel="whatsapp", state="delivered", settled_at=moment, **told) == 1
    return world


def test_as_json(charged: World) -> None:
    counts = {"sent": 1, "delivered": 1, "billable": 1}
    named = {
        "day": {"key": "2026-03-29", "label": "2026-03-29"},
        "service": {"key": "", "label": ""},
        "member": {"key": str(charged.bob.member.id), "label": "Bob Test"},
        "category": {"key": "marketing", "label": "marketing"},
    }
    for rates, cost, currency in ((None, None, None), (RATES, "0.0529", "USD")):
        assert charged.alice.api.patch("/channels/whatsapp", {"rates": rates}).status_code == 200
        categories = [{"category": "marketing", **counts, "cost": cost}]
        figures = {**counts, "unpriced": 0, "cost": cost, "currency": currency, "categories": categories}
        for by, line in named.items():
            found = charged.alice.api.get(f"{DAY}&by={by}").json()
            assert found == {"timezone": "Europe/London", "total": figures, "items": [line | figures]}


def test_as_csv(charged: World) -> None:
    charged.alice.api.patch("/channels/whatsapp", {"rates": RATES})
    answer = charged.alice.api.get(f"{DAY[:-2]}30&by=day&format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    one, none = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert (one["label"], one["sent"], one["cost"], one["currency"]) == ("2026-03-29", "1", "0.0529", "USD")
    assert (one["marketing_billable"], one["marketing_cost"]) == ("1", "0.0529")
    assert (none["sent"], none["cost"], none["marketing_billable"], none["marketing_cost"]) == ("0", "0.0000", "0", "0")


@pytest.mark.parametrize("query", ["", "from=2026-01-01&to=2027-01-02", "from=2026-01-01&to=2026-01-01&by=team"])
def test_what_is_no_span_is_refused(world: World, query: str) -> None:
    assert problem(world.alice.api.get(f"/reports/messages?{query}")) == (422, "request.invalid")


def test_for_owners_and_admins(charged: World) -> None:
    assert problem(charged.bob.api.get(DAY)) == (403, "auth.permission_missing")
    assert charged.charlie.api.get(DAY).json()["total"]["sent"] == 0
