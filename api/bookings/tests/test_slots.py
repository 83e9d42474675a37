"""Slots, holds and changes over HTTP."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from conftest import World, problem
from domain.availability.models import Hours


@pytest.fixture
def nine_to_five(world: World) -> None:
    """The vendor's hours, every day, in London."""
    rows = [Hours(vendor=world.vendor, weekday=day, from_minute=540, until_minute=1020) for day in range(7)]
    Hours.objects.within(world.vendor.id).bulk_create(rows)


def ask(world: World, **changes: Any) -> Any:
    midnight = world.tomorrow.replace(hour=0)
    query = {
        "service_id": world.service.id,
        "from": midnight.isoformat(),
        "to": (midnight + timedelta(days=1)).isoformat(),
        "staff_id": world.bob.member.id,
    }
    wanted = {key: value for key, value in (query | changes).items() if value is not None}
    return world.alice.api.get(f"/slots?{urlencode(wanted)}")


def test_every_start_that_fits_in_the_zone_asked_for(world: World, nine_to_five: None) -> None:
    answer = ask(world, timezone="Asia/Kathmandu").json()
    assert answer["timezone"] == "Asia/Kathmandu"
    assert len(answer["items"]) == 29, "from nine, each quarter of an hour, until four"
    first = answer["items"][0]
    assert first["starts_at"].endswith("T14:45:00+05:45")
    assert (first["staff_ids"], first["seats_left"]) == ([str(world.bob.member.id)], 1)


def test_what_is_booked_is_no_slot_and_what_is_a_slot_can_be_booked(world: World, nine_to_five: None) -> None:
    slots = [item["starts_at"] for item in ask(world).json()["items"]]
    taken = world.alice.api.post("/bookings", world.booking(starts_at=slots[8]))
    assert taken.status_code == 201
    left = [item["starts_at"] for item in ask(world).json()["items"]]
    gone = [datetime.fromisoformat(start) for start in slots if start not in left]
    at = datetime.fromisoformat(slots[8])
    assert gone == [at + timedelta(minutes=minutes) for minutes in range(-45, 60, 15)]
    again = world.alice.api.post("/bookings", world.booking(starts_at=slots[8]))
    assert problem(again) == (409, "booking.slot_taken")
    assert again.json()["details"]["nearest"] == [
        (at + timedelta(minutes=minutes)).isoformat() for minutes in (-75, -60, 60)
    ]
    outside = world.alice.api.post("/bookings", world.booking(starts_at=world.tomorrow.replace(hour=3)))
    assert problem(outside) == (400, "booking.outside_hours")


def test_for_anybody_and_for_a_team(world: World, nine_to_five: None) -> None:
    everybody = ask(world, staff_id=None).json()["items"][0]["staff_ids"]
    assert set(everybody) == {str(world.alice.member.id), str(world.bob.member.id)}
    team = world.alice.api.post("/teams", {"name": "Day", "member_ids": [str(world.alice.member.id)]}).json()["id"]
    assert ask(world, staff_id=None, team_id=team).json()["items"][0]["staff_ids"] == [str(world.alice.member.id)]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"timezone": "Mars/Base"}, 422, "request.invalid"),
        ({"timezone": "localtime"}, 422, "request.invalid"),
        ({"timezone": "Factory"}, 422, "request.invalid"),
        ({"timezone": "../etc/passwd"}, 422, "request.invalid"),
        ({"from": "0"}, 422, "request.invalid"),
        ({"to": "2027-01-01"}, 422, "request.invalid"),
        ({"service_id": None}, 422, "request.invalid"),
        ({"to": "2000-01-01T00:00:00Z"}, 400, "availability.bad_span"),
        ({"to": "2100-01-01T00:00:00Z"}, 400, "availability.bad_span"),
    ],
)
def test_a_bad_question(world: World, changes: dict[str, Any], status: int, code: str) -> None:
    assert problem(ask(world, **changes)) == (status, code)


def test_a_hold_is_kept_confirmed_and_told(world: World) -> None:
    hold = world.alice.api.post("/bookings/hold", world.booking() | {"minutes": 5})
    assert (hold.status_code, hold.json()["status"]) == (201, "held")
    assert hold.json()["held_until"]
    confirmed = world.alice.api.post(f"/bookings/{hold.json()['id']}/confirm")
    assert (confirmed.json()["status"], confirmed.json()["held_until"]) == ("confirmed", None)
    too_long = world.alice.api.post("/bookings/hold", world.booking() | {"minutes": 61})
    assert problem(too_long) == (422, "request.invalid")


def test_a_booking_is_changed_given_away_and_moved_in_one(world: World) -> None:
    made = world.alice.api.post("/bookings", world.booking()).json()
    path = f"/bookings/{made['id']}"
    words = world.alice.api.patch(path, {"title": "Two of them", "description": "Both by the window"})
    assert (words.json()["title"], words.json()["version"]) == ("Two of them", 2)
    change = {"staff_id": str(world.alice.member.id), "starts_at": (world.tomorrow + timedelta(hours=2)).isoformat()}
    stale = world.alice.api.patch(path, change, **{"If-Match": '"1"'})
    assert problem(stale) == (412, "booking.stale_version")
    moved = world.alice.api.patch(path, change, **{"If-Match": '"2"'}).json()
    assert moved["staff"]["id"] == str(world.alice.member.id)
    assert problem(world.alice.api.patch(path, {"status": "completed"})) == (422, "request.invalid")
    assert world.alice.api.patch(path, {}).json()["version"] == moved["version"]


def test_what_is_refused_of_a_change_changes_nothing(world: World) -> None:
    made = world.alice.api.post("/bookings", world.booking()).json()
    other = world.booking(starts_at=world.tomorrow + timedelta(hours=2))
    world.alice.api.post("/bookings", other)
    both = {"title": "Renamed", "starts_at": other["starts_at"].isoformat()}
    assert problem(world.alice.api.patch(f"/bookings/{made['id']}", both)) == (409, "booking.slot_taken")
    assert world.alice.api.get(f"/bookings/{made['id']}").json()["title"] == made["title"]
