"""Calendar, files, and many bookings at once, over HTTP."""

import csv
import io
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from conftest import Person, World, problem

LONDON = ZoneInfo("Europe/London")


def book(world: World, hours: int = 0, **changes: Any) -> dict[str, Any]:
    start = world.tomorrow + timedelta(hours=hours)
    made = world.alice.api.post("/bookings", world.booking(starts_at=start, **changes))
    assert made.status_code == 201, made.content
    return made.json()


def export(person: Person, world: World, **changes: Any) -> Any:
    span = {"from": world.tomorrow.isoformat(), "to": (world.tomorrow + timedelta(days=366)).isoformat()}
    return person.api.get("/bookings/export?" + urlencode(span | changes))


def test_a_month_and_a_day(world: World) -> None:
    booking = book(world)
    hers = book(world, staff_id=world.alice.member.id)
    day = world.tomorrow.astimezone(LONDON).date().isoformat()
    month = world.alice.api.get(f"/bookings/calendar?month={day[:7]}").json()
    assert month["timezone"] == "Europe/London"
    assert month["days"][0]["date"] == f"{day[:7]}-01"
    (full,) = [one for one in month["days"] if one["total"]]
    assert (full["date"], full["total"], full["by_status"]["confirmed"], full["by_status"]["held"]) == (day, 2, 2, 0)
    shown = world.alice.api.get(f"/bookings/calendar?date={day}").json()
    assert (shown["timezone"], shown["date"]) == ("Europe/London", day)
    assert sorted(shown["items"], key=lambda one: one["id"]) == [booking, hers]
    assert world.bob.api.get(f"/bookings/calendar?date={day}").json()["items"] == [booking]
    mine = world.alice.api.get(f"/bookings/calendar?date={day}&staff_id={world.alice.member.id}")
    assert mine.json()["items"] == [hers]
    assert world.charlie.api.get(f"/bookings/calendar?date={day}").json()["items"] == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "month=2026-11&date=2026-11-01",
        "month=2026-13",
        "month=2026-1",
        "month=1999-12",
        "month=20٢٦-01",
        "month=9999-12",
        "date=2026-02-30",
        "date=9999-12-31",
        "date=1",
        "month=2026-11&staff_id=x",
    ],
)
def test_either_a_month_or_a_day(world: World, query: str) -> None:
    assert problem(world.bob.api.get(f"/bookings/calendar?{query}")) == (422, "request.invalid")


@pytest.mark.parametrize("query", ["month=2199-12", "date=2199-12-31", "month=2000-01", "date=2000-01-01"])
def test_the_ends_of_time(world: World, query: str) -> None:
    assert world.bob.api.get(f"/bookings/calendar?{query}").status_code == 200


def test_a_file_for_calendars(world: World) -> None:
    booking = book(world)
    answer = world.bob.api.get(f"/bookings/{booking['id']}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="booking-{booking["id"]}.ics"'
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == (f"{booking['id']}@spout", "CONFIRMED", 1)
    world.bob.api.post(f"/bookings/{booking['id']}/cancel", {})
    (event,) = Calendar.from_ical(world.bob.api.get(f"/bookings/{booking['id']}.ics").content).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)
    assert problem(world.charlie.api.get(f"/bookings/{booking['id']}.ics")) == (404, "booking.not_found")


def test_a_file_for_spreadsheets(world: World) -> None:
    booking, hers = book(world), book(world, 1, staff_id=world.alice.member.id)
    answer = export(world.alice, world)
    assert (answer.status_code, answer.streaming) == (200, True)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="bookings.csv"'
    text = answer.getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [booking["id"], hers["id"]]
    for person, wanted in (
        (world.bob, {"staff_id": world.alice.member.id}),
        (world.charlie, {}),
        (world.alice, {"status": "cancelled"}),
        (world.alice, {"search": "nobody"}),
    ):
        assert export(person, world, **wanted).getvalue().count(b"\r\n") == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=2026-01-01T00:00:00Z",
        "to=2026-01-01T00:00:00Z",
        "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
        "from=2026-01-01T00:00:00Z&to=2027-01-02T00:00:01Z",
        "from=2026-01-01&to=2026-02-01",
        "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&status=gone",
    ],
)
def test_an_export_has_bounds(world: World, query: str) -> None:
    assert problem(world.alice.api.get(f"/bookings/export?{query}")) == (422, "request.invalid")


def test_deleting_is_cancelling(world: World) -> None:
    booking = book(world)
    address = f"/bookings/{booking['id']}"
    assert problem(world.charlie.api.call("DELETE", address)) == (404, "booking.not_found")
    assert problem(world.bob.api.call("DELETE", address, **{"If-Match": "7"})) == (412, "booking.stale_version")
    gone = world.bob.api.call("DELETE", address, **{"If-Match": "1"})
    assert (gone.status_code, gone.content) == (204, b"")
    assert world.bob.api.get(address).json()["status"] == "cancelled"
    assert problem(world.bob.api.call("DELETE", address)) == (409, "booking.status_jump")


def test_many_at_once(world: World) -> None:
    ids = [book(world, hours)["id"] for hours in (0, 2)]
    unknown = str(uuid4())
    body = {"ids": [*ids, unknown], "changes": {"status": "cancelled"}, "reason": "Closed"}
    refused = world.bob.api.post("/bookings/bulk-update", body | {"all_or_nothing": True})
    assert problem(refused) == (409, "bulk.nothing_done")
    assert world.bob.api.get(f"/bookings/{ids[0]}").json()["status"] == "confirmed"
    answer = world.bob.api.post("/bookings/bulk-update", body, **{"Idempotency-Key": "all"})
    assert answer.json() == world.bob.api.post("/bookings/bulk-update", body, **{"Idempotency-Key": "all"}).json()
    found = answer.json()
    assert (found["done"], found["refused"]) == (2, 1)
    assert [(item["id"], item["code"]) for item in found["items"]] == [
        (ids[0], None),
        (ids[1], None),
        (unknown, "booking.not_found"),
    ]
    assert world.bob.api.get(f"/bookings/{ids[0]}").json()["cancelled_reason"] == "Closed"
    again = world.bob.api.post("/bookings/bulk-delete", {"ids": ids}).json()
    assert {item["code"] for item in again["items"]} == {"booking.status_jump"}


@pytest.mark.parametrize(
    "body",
    [
        {"ids": [], "changes": {}},
        {"ids": [str(uuid4())] * 201, "changes": {}},
        {"ids": [str(uuid4())]},
        {"ids": [str(uuid4())], "changes": {"status": "held"}},
        {"ids": [str(uuid4())], "changes": {"staff_id": None}},
        {"ids": [str(uuid4())], "changes": {"title": "x"}},
        {"ids": [str(uuid4())], "changes": {}, "reason": "x" * 501},
    ],
)
def test_what_many_can_not_be_given(world: World, body: dict[str, Any]) -> None:
    assert problem(world.bob.api.post("/bookings/bulk-update", body)) == (422, "request.invalid")
