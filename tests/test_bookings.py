"""Bookings in full on the whole system: hours, slots, public booking, the waitlist, calendar, export and reports."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest

from tests.system import Client, System, eventually, letter

pytestmark = pytest.mark.xdist_group("system")

PASSWORD = "a-long-enough-secret"
ZONE = ZoneInfo("Europe/Lisbon")


@pytest.fixture(scope="module")
def owner(system: System) -> Client:
    """Of a studio in Lisbon, whose only member she is."""
    anyone = Client(system)
    vendor = {"name": "Atelier Azul", "timezone": "Europe/Lisbon", "currency": "EUR"}
    account = {"email": "nina@azul.example", "password": PASSWORD, "first_name": "Nina", "last_name": "Reis"}
    return Client(system, anyone.post("/auth/register", account | {"vendor": vendor})["access"])


def test_from_hours_to_reports(system: System, owner: Client) -> None:
    day = (datetime.now(ZONE) + timedelta(days=3)).replace(hour=0, minute=0, second=0, microsecond=0)
    span = {"from": day.isoformat(), "to": (day + timedelta(days=1)).isoformat()}

    # Hours, and two services.
    weekly = [{"weekday": n, "from": "09:00", "until": "12:00"} for n in range(7)]
    owner.call("PUT", "/vendor/hours", {"weekly": weekly, "dates": []}, status=200)
    portrait = owner.post("/services", {"title": "Portrait", "duration_minutes": 60, "price": "80.00"})
    owner.post("/services", {"title": "Passport", "duration_minutes": 15, "price": "12.00"})

    # A customer looks, and books without signing in, with an address that is proved by a code.
    customer = Client(system)
    page = "/public/vendors/atelier-azul"
    assert {service["title"] for service in customer.get(f"{page}/services")["items"]} == {"Portrait", "Passport"}
    free = customer.get(f"{page}/slots?{urlencode(span | {'service_id': portrait['id']})}")["items"]
    assert [datetime.fromisoformat(slot["starts_at"]).strftime("%H:%M") for slot in (free[0], free[-1])] == [
        "09:00",
        "11:00",
    ]
    customer.post(f"{page}/codes", {"email": "lia@customers.example"}, status=202)
    found = re.search(r"\b\d{6}\b", letter(system, "lia@customers.example", "Atelier Azul"))
    assert found
    wanted = {"service_id": portrait["id"], "starts_at": free[0]["starts_at"], "name": "Lia Example"}
    proof = {"email": "lia@customers.example", "code": found[0]}
    booked = customer.post(f"{page}/bookings", wanted | proof)
    manage = f"/public/bookings/{booked['manage_token']}"
    assert customer.get(manage)["status"] == "confirmed"

    # She moves it; the first start is free again; then somebody waits for the second one.
    customer.post(f"{manage}/reschedule", {"starts_at": free[-1]["starts_at"]}, status=200)
    again = owner.get(f"/slots?{urlencode(span | {'service_id': portrait['id']})}")["items"]
    starts = [datetime.fromisoformat(slot["starts_at"]) for slot in again]
    assert datetime.fromisoformat(free[0]["starts_at"]) in starts
    at = datetime.fromisoformat(free[-1]["starts_at"])
    assert at not in starts
    mia = owner.post("/contacts", {"name": "Mia Example", "email": "mia@customers.example"})
    window = {"from": at.isoformat(), "to": (at + timedelta(minutes=1)).isoformat()}
    entry = owner.post("/waitlist", {"contact_id": mia["id"], "service_id": portrait["id"], **window})

    # She cancels; the one who waits is offered the time, which is held for them.
    cancelled = customer.post(f"{manage}/cancel", {}, status=200)
    assert cancelled["status"] == "cancelled"

    def offered() -> dict[str, Any] | None:
        (item,) = owner.get("/waitlist")["items"]
        return item if item["status"] == "offered" else None

    assert eventually(offered, "the offer")["id"] == entry["id"]
    assert "Portrait" in letter(system, "mia@customers.example", "Portrait")
    (held,) = owner.get("/bookings?status=held")["items"]
    assert (datetime.fromisoformat(held["starts_at"]), held["contact"]["id"]) == (at, mia["id"])
    owner.post(f"/bookings/{held['id']}/confirm", status=200)
    eventually(lambda: owner.get("/waitlist?status=booked")["items"], "the entry to be booked")

    # Calendar, export and reports show it.
    shown = owner.get(f"/bookings/calendar?date={day:%Y-%m-%d}")["items"]
    assert [item["id"] for item in shown if item["status"] == "confirmed"] == [held["id"]]
    month = owner.get(f"/bookings/calendar?month={day:%Y-%m}")["days"]
    assert next(d for d in month if d["date"] == f"{day:%Y-%m-%d}")["total"] >= 1
    export = owner.http.get(f"/bookings/export?{urlencode(span)}")
    assert export.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(export.text.lstrip("\ufeff"))))
    assert {(row["status"], row["contact"]) for row in rows} >= {
        ("confirmed", "Mia Example"),
        ("cancelled", "Lia Example"),
    }
    ics = owner.http.get(f"/bookings/{held['id']}.ics")
    assert f"DTSTART:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in ics.text
    report = owner.get(f"/reports/bookings?from={day:%Y-%m-%d}&to={day:%Y-%m-%d}&by=service")["items"]
    assert [item["label"] for item in report] == ["Portrait"]
