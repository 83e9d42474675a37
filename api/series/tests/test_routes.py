from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import World, problem
from domain.bookings.models import Booking


def body(world: World, **changes: Any) -> dict[str, Any]:
    return world.booking(rrule="FREQ=WEEKLY;COUNT=3", **changes)


def test_preview_book_read_move_cancel(world: World) -> None:
    bob = world.bob.api
    seen = bob.post("/series/preview", body(world)).json()["occurrences"]
    assert [one["free"] for one in seen] == [True, True, True]
    assert not Booking.objects.within(world.vendor.id).exists()

    made = bob.post("/series", body(world, skip_conflicts=True))
    assert made.status_code == 201, made.content
    series = made.json()
    assert (series["timezone"], series["rrule"], series["ended_at"]) == ("Europe/London", "FREQ=WEEKLY;COUNT=3", None)
    assert [booking["starts_at"] for booking in series["bookings"]] == [one["starts_at"] for one in seen]
    assert {booking["series_id"] for booking in series["bookings"]} == {series["id"]}
    assert series.pop("skipped") == []
    address = f"/series/{series['id']}"
    assert bob.get(address).json() == series
    assert [item["id"] for item in bob.get("/series").json()["items"]] == [series["id"]]

    clash = bob.post("/series", body(world))
    assert problem(clash) == (409, "series.conflicts")
    conflicts = clash.json()["details"]["conflicts"]
    assert [one["code"] for one in conflicts] == ["booking.slot_taken"] * 3

    second = series["bookings"][1]
    new = (world.tomorrow + timedelta(days=7, hours=2)).isoformat()
    move = {"scope": "following", "booking_id": second["id"], "starts_at": new}
    moved = bob.post(f"{address}/reschedule", move).json()
    assert [booking["version"] for booking in moved["bookings"]] == [1, 2, 2]
    cancelled = bob.post(f"{address}/cancel", {"scope": "this", "booking_id": second["id"], "reason": "Ill"}).json()
    assert [booking["status"] for booking in cancelled["bookings"]] == ["confirmed", "cancelled", "confirmed"]
    assert bob.post(f"{address}/cancel", {"scope": "all"}).json()["ended_at"]


def test_a_key_makes_a_repeat_harmless(world: World) -> None:
    first, second = (world.bob.api.post("/series", body(world), **{"Idempotency-Key": "once"}) for _ in range(2))
    assert first.json() == second.json()
    assert Booking.objects.within(world.vendor.id).count() == 3


@pytest.mark.parametrize("address", ["/series", "/series/preview"])
@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"rrule": "FREQ=DAILY"}, 400, "series.endless"),
        ({"rrule": "FREQ=DAILY;COUNT=367"}, 400, "series.too_long"),
        ({"rrule": "every day"}, 400, "series.bad_rrule"),
        ({"rrule": "FREQ=DAILY;COUNT=2" + " " * 500}, 400, "series.bad_rrule"),
        ({"rrule": "FREQ=DAILY;COUNT=2\0"}, 400, "series.bad_rrule"),
        ({"rrule": 7}, 422, "request.invalid"),
        ({"timezone": "Europe/Atlantis"}, 422, "request.invalid"),
        ({"starts_at": "2026-11-27T10:00:00"}, 422, "request.invalid"),
        ({"service_id": "01a20000-0000-7000-8000-000000000000"}, 404, "service.not_found"),
        ({"allow_outside_hours": True}, 403, "auth.permission_missing"),
    ],
)
def test_bad_input_is_told_and_writes_nothing(
    world: World, address: str, change: dict[str, Any], status: int, code: str
) -> None:
    assert problem(world.bob.api.post(address, body(world) | change)) == (status, code)
    assert not Booking.objects.within(world.vendor.id).exists()


def test_changing_it_asks_for_what_is_needed(world: World) -> None:
    address = f"/series/{world.bob.api.post('/series', body(world)).json()['id']}"
    for verb, given, answer in (
        ("cancel", {"scope": "this"}, (400, "series.booking_needed")),
        ("cancel", {"scope": "each"}, (422, "request.invalid")),
        ("cancel", {}, (422, "request.invalid")),
        ("reschedule", {"scope": "all"}, (400, "series.nothing_to_change")),
    ):
        assert problem(world.bob.api.post(f"{address}/{verb}", given)) == answer
    assert problem(world.charlie.api.get(address)) == (404, "series.not_found")


def test_reading_costs_the_same_for_a_short_and_a_long_one(world: World) -> None:
    counts = []
    for hours, count in ((0, 2), (2, 20)):
        wanted = body(world, starts_at=(world.tomorrow + timedelta(hours=hours)).isoformat())
        made = world.bob.api.post("/series", wanted | {"rrule": f"FREQ=WEEKLY;COUNT={count}"}).json()
        for address in (f"/series/{made['id']}", "/series"):
            with CaptureQueriesContext(connection) as queries:
                assert world.bob.api.get(address).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
