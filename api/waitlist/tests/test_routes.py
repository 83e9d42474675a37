from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World, problem
from domain.bookings import actions as bookings
from domain.contacts import actions as contacts
from domain.waitlist import actions as waitlist
from domain.waitlist.models import WaitlistEntry


def body(world: World, **changes: Any) -> dict[str, Any]:
    wanted = {
        "contact_id": world.contact.id,
        "service_id": world.service.id,
        "from": world.tomorrow,
        "to": world.tomorrow + timedelta(days=1),
    }
    return wanted | changes


def test_join_list_leave(world: World) -> None:
    bob = world.bob.api
    made = bob.post("/waitlist", body(world, staff_id=world.bob.member.id))
    assert made.status_code == 201, made.content
    entry = made.json()
    assert (entry["status"], entry["staff"]["first_name"], entry["booking_id"]) == ("waiting", "Bob", None)
    assert entry["wanted_from"] == world.tomorrow.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert bob.get("/waitlist?status=waiting").json()["items"] == [entry]
    assert bob.get("/waitlist?status=booked").json()["items"] == []
    assert problem(bob.post("/waitlist", body(world))) == (409, "waitlist.already_waiting")
    assert bob.call("DELETE", f"/waitlist/{entry['id']}").status_code == 204
    assert problem(bob.call("DELETE", f"/waitlist/{entry['id']}")) == (409, "waitlist.no_longer_waiting")
    assert bob.get("/waitlist").json()["items"][0]["status"] == "cancelled"
    assert bob.post("/waitlist", body(world)).status_code == 201, "once more, after leaving"


@pytest.mark.parametrize(
    ("since", "until"),
    [(0, 0), (0, -1), (0, 90.01), (-9, -2)],
)
def test_the_window_has_bounds(world: World, since: float, until: float) -> None:
    window = {"from": world.tomorrow + timedelta(days=since), "to": world.tomorrow + timedelta(days=until)}
    assert problem(world.bob.api.post("/waitlist", body(world, **window))) == (400, "waitlist.bad_window")
    assert not WaitlistEntry.objects.within(world.vendor.id).exists()


def test_one_waits_only_for_whom_one_may_book(world: World) -> None:
    bob, alice = world.bob.api, world.alice.api
    theirs = {"staff_id": world.alice.member.id}
    assert problem(bob.post("/waitlist", body(world, **theirs)))[0] in (403, 404)
    entry = alice.post("/waitlist", body(world, **theirs)).json()
    assert bob.get("/waitlist").json()["items"] == []
    assert problem(bob.call("DELETE", f"/waitlist/{entry['id']}")) == (404, "waitlist.not_found")
    assert problem(world.charlie.api.call("DELETE", f"/waitlist/{entry['id']}")) == (404, "waitlist.not_found")


def test_an_offer_is_given_back_whoever_has_the_calendar(world: World) -> None:
    """bob may not see alice's calendar, where the time is kept."""
    entry = waitlist.join(
        world.alice.actor,
        contact_id=world.contact.id,
        service_id=world.service.id,
        wanted_from=world.tomorrow,
        wanted_until=world.tomorrow + timedelta(days=1),
        now=now(),
    )
    held = bookings.hold(world.alice.actor, now=now(), **world.booking(staff_id=world.alice.member.id))
    WaitlistEntry.objects.within(world.vendor.id).update(status="offered", booking=held)
    assert world.bob.api.call("DELETE", f"/waitlist/{entry.id}").status_code == 204
    held.refresh_from_db()
    assert (held.status, held.cancelled_by) == ("cancelled", "system")


def test_the_list_costs_the_same_for_few_and_many(world: World) -> None:
    counts = []
    for number in range(1, 12):
        contact = contacts.add(world.alice.actor, name=f"Contact {number}", now=now())
        world.alice.api.post("/waitlist", body(world, contact_id=contact.id))
        with CaptureQueriesContext(connection) as queries:
            assert len(world.bob.api.get("/waitlist").json()["items"]) == number
        counts.append(len(queries))
    assert counts[0] == counts[-1]
