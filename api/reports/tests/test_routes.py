import csv
import io
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.reports.schemas import LONGEST
from conftest import World, problem
from domain.vendors.models import Vendor


@pytest.fixture
def address(world: World) -> str:
    """Of the report on the day of one booking and one that was cancelled."""
    for staff in (world.bob, world.alice):
        made = world.alice.api.post("/bookings", world.booking(staff_id=staff.member.id)).json()
    world.alice.api.post(f"/bookings/{made['id']}/cancel", {})
    day = world.tomorrow.astimezone(ZoneInfo("Europe/London")).date()
    return f"/reports/bookings?from={day}&to={day}"


def test_as_json(world: World, address: str) -> None:
    found = world.alice.api.get(address).json()
    assert found["timezone"] == "Europe/London"
    (day,) = found["items"]
    assert day["key"] == day["label"] == address[-10:]
    assert {name: day[name] for name in found["total"]} == found["total"]
    assert found["total"] == {
        "bookings": 2,
        "completed": 0,
        "no_shows": 0,
        "no_show_rate": None,
        "cancelled": 1,
        "cancellation_rate": 0.5,
        "lead_time_hours": found["total"]["lead_time_hours"],
        "booked_minutes": 60,
        "open_minutes": 2 * 24 * 60,
        "occupancy": 0.0208,
        "revenue": [{"currency": "USD", "amount": "70.00"}],
    }
    labels = [line["label"] for line in world.alice.api.get(f"{address}&by=member").json()["items"]]
    assert labels == ["Alice Test", "Bob Test"]
    (service,) = world.alice.api.get(f"{address}&by=service").json()["items"]
    assert (service["key"], service["label"], service["occupancy"]) == (str(world.service.id), "Massage", None)


@pytest.mark.parametrize(
    ("more", "headers", "is_csv"),
    [
        ("&format=csv", {}, True),
        ("", {"Accept": "text/csv"}, True),
        ("&format=json", {"Accept": "text/csv"}, False),
        ("", {"Accept": "text/csv;q=0.5, application/json"}, False),
        ("", {"Accept": "*/*"}, False),
        ("", {"Accept": "image/png"}, False),
    ],
)
def test_as_csv(world: World, address: str, more: str, headers: dict[str, Any], is_csv: bool) -> None:
    answer = world.alice.api.get(f"{address}&by=member{more}", **headers)
    assert answer.status_code == 200
    assert answer["Content-Type"] == ("text/csv; charset=utf-8" if is_csv else "application/json; charset=utf-8")
    if is_csv:
        alice, bob = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
        assert (alice["label"], alice["cancelled"], alice["revenue_USD"]) == ("Alice Test", "1", "0")
        assert (bob["label"], bob["booked_minutes"], bob["revenue_USD"]) == ("Bob Test", "60", "70.00")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=2026-01-01",
        "from=2026-01-02&to=2026-01-01",
        "from=2026-01-01&to=2027-01-02",
        "from=2026-01-01&to=2026-01-01&by=moon",
        "from=2026-01-01&to=2026-01-01&format=pdf",
        "from=2026-01-01T00:00:00Z&to=2026-02-01T10:00:00Z",
    ],
)
def test_what_is_no_span_is_refused(world: World, query: str) -> None:
    assert problem(world.alice.api.get(f"/reports/bookings?{query}")) == (422, "request.invalid")


@pytest.mark.parametrize("zone", ["Europe/London", "America/Havana", "Africa/Cairo", "Pacific/Kiritimati"])
def test_a_whole_year_of_whichever_clock(world: World, zone: str) -> None:
    Vendor.objects.filter(id=world.vendor.id).update(timezone=zone)
    found = world.alice.api.get("/reports/bookings?from=2028-01-01&to=2028-12-31").json()
    assert len(found["items"]) == LONGEST / timedelta(days=1)
    minutes = [line["open_minutes"] for line in found["items"]]
    assert sum(minutes) == found["total"]["open_minutes"] == 2 * 366 * 24 * 60
    assert set(minutes) <= {2 * 60 * hours for hours in (23, 24, 25)}


def test_for_owners_and_admins(world: World, address: str) -> None:
    assert problem(world.bob.api.get(address)) == (403, "auth.permission_missing")
    assert world.charlie.api.get(address).json()["total"]["bookings"] == 0
