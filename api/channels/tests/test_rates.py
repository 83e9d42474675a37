from typing import Any

import pytest

from conftest import World, problem
from domain.audit.models import AuditEvent
from domain.channels.models import WhatsAppChannel

UNTOLD = {
    "marketing": None,
    "marketing_lite": None,
    "utility": None,
    "authentication": None,
    "authentication_international": None,
    "service": None,
}


def test_a_vendor_says_what_messages_cost(world: World) -> None:
    api = world.alice.api
    assert api.get("/channels/whatsapp").json()["rates"] is None
    for given, kept in (
        ({"currency": "USD", "marketing": "0.0529", "service": 0}, {"marketing": "0.0529", "service": "0.0000"}),
        ({"currency": "USD", "utility": "0.00345", "marketing": None}, {"utility": "0.00345"}),
        ({"currency": "USD", "utility": "5E-2", "service": "-0"}, {"utility": "0.0500", "service": "0.0000"}),
        ({"currency": "IDR", "marketing": "586.33"}, {"marketing": "586.3300"}),
    ):
        answer = api.patch("/channels/whatsapp", {"rates": given})
        assert answer.status_code == 200, answer.content
        expected = {"currency": given["currency"], **UNTOLD, **kept}
        assert answer.json()["rates"] == api.get("/channels/whatsapp").json()["rates"] == expected
    api.patch("/channels/whatsapp", {"booking_in_chat": False})
    assert api.get("/channels/whatsapp").json()["rates"] == expected, "what is not given is not changed"
    assert api.patch("/channels/whatsapp", {"rates": None}).json()["rates"] is None
    assert WhatsAppChannel.objects.within(world.vendor.id).get().rates is None
    changes = AuditEvent.objects.within(world.vendor.id).filter(type="channel.whatsapp_changed")
    noted = [change.payload["fields"] for change in changes.order_by("id")]
    assert noted == [["rates"]] * 4 + [["booking_in_chat"], ["rates"]]


@pytest.mark.parametrize(
    "rates",
    [
        {},
        {"marketing": "0.0529"},
        {"currency": "dollars"},
        {"currency": "USD", "marketing": "-0.0001"},
        {"currency": "USD", "marketing": "0.0000001"},
        {"currency": "USD", "marketing": "1000000"},
        {"currency": "USD", "marketing": "NaN"},
        {"currency": "USD", "marketing": "a cent"},
        {"currency": "USD", "of_tomorrow": "0.1"},
        [],
        "0.0529",
    ],
)
def test_what_is_no_rate_is_refused(world: World, rates: Any) -> None:
    assert problem(world.alice.api.patch("/channels/whatsapp", {"rates": rates})) == (422, "request.invalid")
    assert WhatsAppChannel.objects.within(world.vendor.id).get().rates is None


def test_agents_set_none(world: World) -> None:
    body = {"rates": {"currency": "USD"}}
    assert problem(world.bob.api.patch("/channels/whatsapp", body)) == (403, "auth.permission_missing")
