from datetime import timedelta, timezone
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World, problem
from domain.bookings.models import Booking


def test_book_read_move_cancel(world: World) -> None:
    bob = world.bob.api
    made = bob.post("/bookings", world.booking())
    assert made.status_code == 201, made.content
    booking = made.json()
    assert (booking["status"], booking["version"]) == ("confirmed", 1)
    assert booking["starts_at"] == world.tomorrow.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert booking["staff"]["first_name"] == "Bob"
    assert booking["contact"]["name"] == "Amina Example"
    assert booking["service"]["title"] == "Massage"
    assert booking["team"] is None
    address = f"/bookings/{booking['id']}"
    assert bob.get(address).json() == booking

    later = (world.tomorrow + timedelta(hours=2)).isoformat()
    moved = bob.post(f"{address}/reschedule", {"starts_at": later}, **{"If-Match": '"1"'})
    assert (moved.status_code, moved.json()["version"]) == (200, 2)
    stale = bob.post(f"{address}/cancel", {}, **{"If-Match": "1"})
    assert problem(stale) == (412, "booking.stale_version")
    cancelled = bob.post(f"{address}/cancel", {"reason": "Ill"}).json()
    assert (cancelled["status"], cancelled["cancelled_reason"]) == ("cancelled", "Ill")
    assert problem(bob.post(f"{address}/confirm")) == (409, "booking.status_jump")


def test_a_clash_is_a_409_with_a_code(world: World) -> None:
    assert world.bob.api.post("/bookings", world.booking()).status_code == 201
    assert problem(world.bob.api.post("/bookings", world.booking())) == (409, "booking.slot_taken")


@pytest.mark.parametrize(
    ("change", "status", "where"),
    [
        ({"starts_at": 0}, 422, "starts_at"),
        ({"starts_at": "2026-11-27T10:00:00"}, 422, "starts_at"),
        ({"starts_at": "9999-12-31T23:59:59Z"}, 422, "starts_at"),
        ({"starts_at": "soon"}, 422, "starts_at"),
        ({"service_id": "7"}, 422, "service_id"),
        ({"description": "a\0b"}, 422, "description"),
        ({"description": "x" * 4001}, 422, "description"),
        ({"vendor_id": "01a20000-0000-7000-8000-000000000000"}, 422, "vendor_id"),
        ({"allow_outside_hours": "perhaps"}, 422, "allow_outside_hours"),
        ({"service_id": "01a20000-0000-7000-8000-000000000000"}, 404, None),
        ({"contact_id": "01a20000-0000-7000-8000-000000000000"}, 404, None),
        ({"staff_id": "01a20000-0000-7000-8000-000000000000"}, 404, None),
        ({"starts_at": "2001-01-01T00:00:00Z"}, 400, None),
        ({"allow_outside_hours": True}, 403, None),
    ],
)
def test_bad_input_is_told_with_its_place_and_writes_nothing(
    world: World, change: dict[str, Any], status: int, where: str | None
) -> None:
    answer = world.bob.api.post("/bookings", world.booking(**change))
    assert problem(answer)[0] == status, answer.content
    if where:
        assert [error["loc"] for error in answer.json()["errors"]] == [["body", where]]
    assert not Booking.objects.within(world.vendor.id).exists()


def test_another_vendors_ids_in_a_body_do_not_exist(world: World) -> None:
    for name, theirs in (("service_id", world.service.id), ("contact_id", world.contact.id)):
        body = world.booking(staff_id=None, **{name: theirs})
        assert problem(world.charlie.api.post("/bookings", body))[0] == 404


def test_a_key_makes_a_repeat_harmless(world: World) -> None:
    key = {"Idempotency-Key": "once"}
    first = world.bob.api.post("/bookings", world.booking(), **key)
    again = world.bob.api.post("/bookings", world.booking(), **key)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert Booking.objects.within(world.vendor.id).count() == 1
    other = world.bob.api.post("/bookings", world.booking(description="other"), **key)
    assert problem(other) == (422, "idempotency.mismatch")
    assert problem(world.alice.api.post("/bookings", world.booking(), **key)) == (409, "booking.slot_taken")


def test_a_refused_request_may_be_tried_again_with_its_key(world: World) -> None:
    blocking = world.bob.api.post("/bookings", world.booking()).json()["id"]
    key = {"Idempotency-Key": "again"}
    assert world.bob.api.post("/bookings", world.booking(), **key).status_code == 409
    world.bob.api.post(f"/bookings/{blocking}/cancel", {})
    assert world.bob.api.post("/bookings", world.booking(), **key).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 201, "a b"])
def test_a_bad_key_is_refused(world: World, key: str) -> None:
    answer = world.bob.api.post("/bookings", world.booking(), **{"Idempotency-Key": key})
    assert problem(answer) == (400, "idempotency.bad_key")


def fill(world: World, count: int) -> None:
    for number in range(count):
        start = world.tomorrow + timedelta(hours=number)
        assert world.alice.api.post("/bookings", world.booking(starts_at=start)).status_code == 201


@pytest.mark.parametrize("ordering", ["-starts_at", "starts_at"])
def test_pages_by_cursor_are_complete_and_repeat_nothing(world: World, ordering: str) -> None:
    fill(world, 7)
    seen, cursor = [], ""
    while True:
        page = world.alice.api.get(f"/bookings?limit=3&ordering={ordering}&cursor={cursor}&count=true").json()
        seen += [item["starts_at"] for item in page["items"]]
        assert page["total"] == 7
        if not (cursor := page["next_cursor"] or ""):
            break
    assert len(seen) == 7
    assert seen == sorted(seen, reverse=ordering.startswith("-"))


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "status=odd", "from=yesterday", "ordering=id"])
def test_a_bad_query_is_a_422(world: World, query: str) -> None:
    assert problem(world.alice.api.get(f"/bookings?{query}"))[0] == 422


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "e30", "%00", "WyIyMDI2IiwieCJd"])
def test_a_bad_cursor_is_refused(world: World, cursor: str) -> None:
    assert problem(world.alice.api.get(f"/bookings?cursor={cursor}")) == (400, "pagination.bad_cursor")


def test_filters_and_search(world: World) -> None:
    fill(world, 3)
    second = (world.tomorrow + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    third = (world.tomorrow + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def starts(query: str) -> list[str]:
        return [item["starts_at"] for item in world.alice.api.get(f"/bookings?{query}").json()["items"]]

    assert starts(f"from={second}&to={third}") == [second]
    assert len(starts("search=amina")) == len(starts("search=exam")) == 3
    assert len(starts(f"staff_id={world.bob.member.id}&status=confirmed")) == 3
    assert starts("search=nobody") == starts(f"staff_id={world.alice.member.id}") == starts("status=held") == []


def test_what_a_member_leaves_behind_is_found_and_given_to_others(world: World) -> None:
    made = [
        world.alice.api.post("/bookings", world.booking(starts_at=world.tomorrow + timedelta(hours=hour))).json()
        for hour in (0, 2, 4)
    ]
    world.alice.api.post(f"/bookings/{made[2]['id']}/cancel")

    def left() -> set[str]:
        found = world.alice.api.get("/bookings?without_staff=true").json()["items"]
        return {booking["id"] for booking in found}

    assert left() == set()
    assert world.alice.api.call("DELETE", f"/members/{world.bob.member.id}").status_code == 204
    assert left() == {made[0]["id"], made[1]["id"]}
    changes = {"ids": sorted(left()), "changes": {"staff_id": world.alice.member.id}}
    assert world.alice.api.post("/bookings/bulk-update", changes).json()["done"] == 2
    assert left() == set()


def test_a_page_costs_three_queries_however_long(world: World) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert world.alice.api.get("/bookings").status_code == 200
        return len(queries)

    fill(world, 2)
    few = cost()
    fill_start = world.tomorrow + timedelta(days=2)
    for number in range(5):
        world.alice.api.post("/bookings", world.booking(starts_at=fill_start + timedelta(hours=number)))
    assert cost() == few <= 3


def test_a_listed_booking_is_the_booking(world: World) -> None:
    made = world.alice.api.post("/bookings", world.booking()).json()
    assert world.alice.api.get("/bookings").json()["items"] == [made]


def test_a_service_needing_confirmation_gives_a_pending_booking(world: World) -> None:
    service = world.alice.api.patch(f"/services/{world.service.id}", {"requires_confirmation": True})
    assert service.status_code == 200
    booking = world.alice.api.post("/bookings", world.booking()).json()
    assert booking["status"] == "pending"
    assert world.alice.api.post(f"/bookings/{booking['id']}/confirm").json()["status"] == "confirmed"


def test_notice_can_be_waived_by_who_may(world: World) -> None:
    world.alice.api.patch(f"/services/{world.service.id}", {"min_notice_minutes": 60 * 24 * 7})
    soon = world.booking(starts_at=now() + timedelta(hours=1))
    assert problem(world.alice.api.post("/bookings", soon)) == (400, "booking.too_soon")
    assert world.alice.api.post("/bookings", soon | {"allow_outside_hours": True}).status_code == 201


def test_an_instant_with_an_offset_is_answered_in_utc(world: World) -> None:
    there = world.tomorrow.astimezone(timezone(timedelta(hours=2))).isoformat()
    made = world.alice.api.post("/bookings", world.booking(starts_at=there)).json()
    assert made["starts_at"] == world.tomorrow.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert world.alice.api.get(f"/bookings/{made['id']}").json() == made


def test_a_repeated_keyed_change_changes_once(world: World) -> None:
    booking = world.alice.api.post("/bookings", world.booking()).json()["id"]
    later = {"starts_at": (world.tomorrow + timedelta(hours=4)).isoformat()}
    key = {"Idempotency-Key": "move"}
    moved = [world.alice.api.post(f"/bookings/{booking}/reschedule", later, **key) for _ in range(3)]
    assert [answer.json()["version"] for answer in moved] == [2, 2, 2]


def test_a_cursor_belongs_to_its_list_and_order(world: World) -> None:
    fill(world, 3)
    cursor = world.alice.api.get("/bookings?limit=1").json()["next_cursor"]
    for elsewhere in ("/contacts?", "/services?", "/deliveries?", "/bookings?ordering=starts_at&"):
        assert problem(world.alice.api.get(f"{elsewhere}cursor={cursor}")) == (400, "pagination.bad_cursor")
    assert world.alice.api.get(f"/bookings?limit=1&cursor={cursor}").status_code == 200


def test_cancelling_needs_no_reason(world: World) -> None:
    booking = world.alice.api.post("/bookings", world.booking()).json()["id"]
    assert world.alice.api.post(f"/bookings/{booking}/cancel").json()["status"] == "cancelled"
