"""What WhatsApp says of a message's price, through the steps that it may be told with."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import World
from domain.deliveries import actions
from domain.deliveries.models import Delivery, State
from domain.deliveries.rules import Price
from domain.deliveries.tests.test_actions import T0, begin, place

CHARGED, FREE = Price(True, "utility"), Price(False, "service")


def tell(delivery: Delivery, status: str, price: Price | None) -> None:
    assert delivery.vendor_id
    actions.acknowledge(
        delivery.id, delivery.vendor_id, provider_id="wamid.1", status=status, reason="", price=price, now=T0
    )


def known(delivery: Delivery) -> tuple[str, bool | None, str]:
    delivery.refresh_from_db()
    return delivery.state, delivery.billable, delivery.price_category


def sent(world: World) -> Delivery:
    """The call was answered ahead of the first status, as it nearly always is."""
    delivery = begin(world, place(world, channel="whatsapp"))
    actions.settle_sent(delivery, provider_id="wamid.1", now=T0)
    return delivery


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("sent", CHARGED)], (State.SENT, None, "")),  # announced: not worth a statement
        ([("sent", CHARGED), ("delivered", CHARGED)], (State.DELIVERED, True, "utility")),
        ([("delivered", FREE)], (State.DELIVERED, False, "service")),
        ([("delivered", CHARGED), ("read", None)], (State.DELIVERED, True, "utility")),
        ([("delivered", None), ("read", CHARGED)], (State.DELIVERED, True, "utility")),
        ([("delivered", None), ("sent", CHARGED)], (State.DELIVERED, True, "utility")),
        ([("read", CHARGED)], (State.DELIVERED, True, "utility")),
        ([("delivered", CHARGED), ("read", FREE)], (State.DELIVERED, True, "utility")),
        ([("delivered", None), ("read", None)], (State.DELIVERED, None, "")),
        ([("failed", None)], (State.FAILED, None, "")),
    ],
)
def test_the_price_that_came_with_its_arrival_stands(
    world: World, steps: list[tuple[str, Price | None]], expected: tuple[str, bool | None, str]
) -> None:
    delivery = sent(world)
    for status, price in steps:
        tell(delivery, status, price)
    assert known(delivery) == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [("delivered", (State.DELIVERED, True, "utility")), ("failed", (State.FAILED, None, ""))],
)
def test_a_price_that_overtook_the_answer_stays_until_it_fails(
    world: World, then: str, expected: tuple[str, bool | None, str]
) -> None:
    delivery = begin(world, place(world, channel="whatsapp"))
    tell(delivery, "sent", CHARGED)
    assert known(delivery) == (State.SENT, True, "utility")
    actions.settle_sent(delivery, provider_id="wamid.1", now=T0)
    tell(delivery, then, None)
    assert known(delivery) == expected


def test_a_price_is_kept_by_the_statement_that_settles(world: World) -> None:
    """A status with a price costs no more than one without."""
    asked = []
    for price in (None, CHARGED):
        delivery = sent(world)
        with CaptureQueriesContext(connection) as queries:
            for status in ("sent", "delivered", "read"):
                tell(delivery, status, price)
        asked.append([query["sql"].split()[0] for query in queries])
        Delivery.objects.within(world.vendor.id).delete()
    assert asked[0] == asked[1]
    assert asked[0].count("UPDATE") == 1
