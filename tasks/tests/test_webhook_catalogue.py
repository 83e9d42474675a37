from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from conftest import World
from domain.access import PERMISSIONS
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts import actions as contacts
from domain.dossiers import merging, removing
from domain.members import actions as members
from domain.outbox.models import OutboxEvent
from domain.refusals import actions as refusals
from domain.refusals.models import How
from domain.refusals.rules import REFUSABLE
from domain.services import actions as services
from domain.webhooks import catalogue
from domain.webhooks.catalogue import CATALOGUE, TEST_TYPE

T0 = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
PERSONAL = ("Amina", "447700900142", "amina@customers.example", "Massage", "her words")


def recorded(world: World, kind: str) -> list[dict[str, Any] | None]:
    rows = OutboxEvent.objects.within(world.vendor.id).filter(type=kind).order_by("id")
    return [catalogue.body(kind, row.payload, happened_at=row.recorded_at) for row in rows]


def test_each_type_asks_for_a_permission_that_there_is() -> None:
    assert {kind.needs for kind in (*CATALOGUE.values(), TEST_TYPE)} <= PERMISSIONS.keys()


def book(world: World, **changes: Any) -> Booking:
    return bookings.create(world.alice.actor, now=now(), **world.booking(description="her words", **changes))


def test_what_is_told_is_what_was_true_at_the_event(world: World) -> None:
    booking = book(world)
    first = booking.starts_at
    for hours in (1, 2):
        bookings.reschedule(world.alice.actor, booking.id, starts_at=first + timedelta(hours=hours), now=now())
    bookings.cancel(world.alice.actor, booking.id, reason="her words", now=now())
    (created,) = recorded(world, "booking.created")
    assert created and created["data"]["booking"]["status"] == "confirmed"
    moved = recorded(world, "booking.rescheduled")
    told = [(UUID(body["data"]["booking"]["id"]), body["data"]["booking"]["version"]) for body in moved if body]
    assert told == [(booking.id, 2), (booking.id, 3)]
    starts = [datetime.fromisoformat(body["data"]["booking"]["starts_at"]) for body in (created, *moved) if body]
    assert starts == [first, first + timedelta(hours=1), first + timedelta(hours=2)]
    (cancelled,) = recorded(world, "booking.cancelled")
    assert cancelled and cancelled["data"]["booking"]["cancelled_by"] == "staff"
    assert not [word for word in PERSONAL for body in (created, *moved, cancelled) if word in str(body)]


def test_other_changes_of_a_booking(world: World) -> None:
    booking = book(world, staff_id=world.bob.member.id)
    bookings.update(world.alice.actor, booking.id, {"staff_id": world.alice.member.id}, now=now())
    (changed,) = recorded(world, "booking.changed")
    assert changed
    assert changed["data"]["previous"]["staff_id"] == str(world.bob.member.id)
    assert changed["data"]["booking"]["staff_id"] == str(world.alice.member.id)


def test_a_hold_is_no_booking_yet(world: World) -> None:
    held = bookings.hold(world.alice.actor, now=now(), **world.booking())
    bookings.update(world.alice.actor, held.id, {"title": "Another"}, now=now())
    bookings.cancel(world.alice.actor, held.id, now=now())
    assert recorded(world, "booking.changed") == [None]
    assert recorded(world, "booking.cancelled") == [None]


def test_a_hold_that_becomes_one_is_created_then(world: World) -> None:
    held = bookings.hold(world.alice.actor, now=now(), **world.booking())
    bookings.confirm(world.alice.actor, held.id, now=now())
    (created,) = recorded(world, "booking.created")
    assert created and created["data"]["booking"]["id"] == str(held.id)


def test_notes_stay_inside_the_house() -> None:
    event = {"conversation_id": str(uuid4()), "message_id": str(uuid4()), "seq": 1}
    assert catalogue.body("message.posted", {**event, "direction": "note"}, happened_at=T0) is None
    body = catalogue.body("message.posted", {**event, "direction": "inbound"}, happened_at=T0)
    assert body == {
        "type": "message.posted",
        "version": 1,
        "timestamp": "2026-11-27T10:00:00Z",
        "data": {**event, "direction": "inbound"},
    }


def test_what_becomes_of_people_and_services_is_told_by_ids(world: World) -> None:
    twin = contacts.add(world.alice.actor, name="Amina E.", email="twin@customers.example", now=now())
    merging.merge(world.alice.actor, twin.id, into=world.contact.id, now=now())
    refusals.tell(world.alice.actor, world.contact.id, channel="email", refused=True, how=How.STAFF, now=now())
    members.change(world.alice.actor, world.bob.member.id, {"position": "Barber to Amina"}, now=now())
    services.change(world.alice.actor, world.service.id, {"title": "Massage for Amina"}, now=now())
    removing.remove(world.alice.actor, world.contact.id, now=now())
    told = {
        kind: recorded(world, kind)[-1]
        for kind in ("contact.merged", "contact.removed", "refusal.told", "member.changed", "service.changed")
    }
    assert {kind: body["data"] for kind, body in told.items() if body} == {
        "contact.merged": {
            "contact_id": str(world.contact.id),
            "merged_id": str(twin.id),
            "ended_conversation_id": None,
        },
        "contact.removed": {"contact_id": str(world.contact.id), "ended_conversation_id": None},
        "refusal.told": {
            "contact_id": str(world.contact.id),
            "channel": "email",
            "kinds": sorted(REFUSABLE),
            "refused": True,
        },
        "member.changed": {"member_id": str(world.bob.member.id), "fields": ["position"]},
        "service.changed": {"service_id": str(world.service.id), "fields": ["title"]},
    }


def test_an_event_from_before_bookings_were_kept_with_it_is_not_told() -> None:
    assert catalogue.body("booking.completed", {"booking_id": str(uuid4())}, happened_at=T0) is None


@pytest.mark.parametrize(
    ("names", "needed"),
    [
        (["booking.created", "waitlist.left"], {"booking.read"}),
        (["contact.added", "message.posted"], {"contact.read", "conversation.read"}),
        (
            [],
            {
                "booking.read",
                "channel.write",
                "contact.read",
                "conversation.read",
                "member.read",
                "service.read",
            },
        ),
    ],
)
def test_what_it_takes_to_be_told(names: list[str], needed: set[str]) -> None:
    assert catalogue.needed_for(names) == needed
