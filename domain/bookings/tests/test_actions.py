from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now

from conftest import World
from domain.bookings import actions, rules
from domain.bookings.models import Booking, Reservation
from domain.deliveries.models import Delivery, State
from domain.outbox.models import OutboxEvent
from domain.reminders import actions as reminders
from domain.services import actions as services


def events(world: World) -> list[str]:
    return list(OutboxEvent.objects.within(world.vendor.id).order_by("id").values_list("type", flat=True))


def test_booking_writes_the_booking_its_event_and_its_reminders(world: World) -> None:
    reminders.add_rule(world.alice.actor, minutes_before=60, channels=["whatsapp", "email"], now=now())
    reminders.add_rule(world.alice.actor, minutes_before=60 * 24 * 30, channels=["email"], now=now())
    booking = actions.create(world.bob.actor, now=now(), **world.booking())
    assert booking.status == "confirmed"
    assert events(world)[-1] == "booking.created"
    planned = Delivery.objects.within(world.vendor.id).order_by("send_at")
    assert [(d.state, d.channel) for d in planned] == [(State.SKIPPED, "email"), (State.SCHEDULED, "whatsapp")]
    assert planned[1].send_at == booking.starts_at - timedelta(minutes=60)
    assert planned[0].reason


@pytest.mark.parametrize("minutes", [0, 30, -30, 59, -59])
def test_a_member_is_never_booked_twice(world: World, minutes: int) -> None:
    actions.create(world.alice.actor, now=now(), **world.booking())
    before = len(events(world))
    with pytest.raises(rules.SlotTaken):
        actions.create(
            world.alice.actor, now=now(), **world.booking(starts_at=world.tomorrow + timedelta(minutes=minutes))
        )
    assert Booking.objects.within(world.vendor.id).count() == 1
    assert len(events(world)) == before, "a refused booking leaves nothing behind"


@pytest.mark.parametrize("minutes", [60, -60])
def test_touching_ends_are_no_clash(world: World, minutes: int) -> None:
    actions.create(world.alice.actor, now=now(), **world.booking())
    actions.create(world.alice.actor, now=now(), **world.booking(starts_at=world.tomorrow + timedelta(minutes=minutes)))


def test_without_a_member_named_a_free_one_is_found_until_nobody_is(world: World) -> None:
    first = actions.create(world.alice.actor, now=now(), **world.booking(staff_id=None))
    second = actions.create(world.alice.actor, now=now(), **world.booking(staff_id=None))
    assert first.staff_id != second.staff_id
    with pytest.raises(rules.SlotTaken):
        actions.create(world.alice.actor, now=now(), **world.booking(staff_id=None))


def test_moving_frees_the_old_time_and_replans_the_reminders(world: World) -> None:
    reminders.add_rule(world.alice.actor, minutes_before=60, channels=["email"], now=now())
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    later = world.tomorrow + timedelta(hours=3)
    moved = actions.reschedule(world.alice.actor, booking.id, starts_at=later, version=1, now=now())
    assert (moved.starts_at, moved.version) == (later, 2)
    actions.create(world.alice.actor, now=now(), **world.booking())
    states = Delivery.objects.within(world.vendor.id).filter(booking=booking).order_by("send_at")
    assert [(d.state, d.reason) for d in states] == [
        (State.CANCELLED, "The booking was moved."),
        (State.SCHEDULED, ""),
    ]


def test_moving_onto_another_booking_is_refused_and_changes_nothing(world: World) -> None:
    first = actions.create(world.alice.actor, now=now(), **world.booking())
    second = actions.create(
        world.alice.actor, now=now(), **world.booking(starts_at=world.tomorrow + timedelta(hours=2))
    )
    with pytest.raises(rules.SlotTaken):
        actions.reschedule(world.alice.actor, second.id, starts_at=first.starts_at, now=now())
    second.refresh_from_db()
    assert (second.starts_at, second.version) == (world.tomorrow + timedelta(hours=2), 1)


def test_a_change_on_a_stale_version_is_refused(world: World) -> None:
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    actions.reschedule(world.alice.actor, booking.id, starts_at=world.tomorrow + timedelta(hours=1), now=now())
    with pytest.raises(rules.StaleVersion):
        actions.cancel(world.alice.actor, booking.id, version=1, now=now())


def test_cancelling_frees_the_time_and_stops_the_reminders(world: World) -> None:
    reminders.add_rule(world.alice.actor, minutes_before=60, channels=["email"], now=now())
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    cancelled = actions.cancel(world.alice.actor, booking.id, reason="Ill", now=now())
    assert (cancelled.status, cancelled.version, cancelled.cancelled_reason) == ("cancelled", 2, "Ill")
    assert Delivery.objects.within(world.vendor.id).get().state == State.CANCELLED
    actions.create(world.alice.actor, now=now(), **world.booking())
    with pytest.raises(rules.StatusJump):
        actions.cancel(world.alice.actor, booking.id, now=now())


def test_the_database_itself_refuses_an_overlap(world: World) -> None:
    """The guard under the guard: no lock, no action, a plain insert."""
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    assert booking.reservation_id
    twin = Reservation.objects.within(world.vendor.id).get(id=booking.reservation_id)
    twin.pk, twin._state.adding = uuid4(), True
    with pytest.raises(IntegrityError, match="member_never_twice"), transaction.atomic():
        twin.save(force_insert=True)


def test_the_database_itself_refuses_a_row_across_vendors(world: World) -> None:
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    with pytest.raises(IntegrityError, match="same_vendor"), transaction.atomic():
        Booking.objects.within(world.vendor.id).filter(id=booking.id).update(staff_id=world.charlie.member.id)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_agent_sees_own_bookings_only(world: World) -> None:
    from domain.bookings import queries

    theirs = actions.create(world.alice.actor, now=now(), **world.booking(staff_id=world.alice.member.id))
    own = actions.create(world.alice.actor, now=now(), **world.booking())
    assert [b.id for b in queries.list_bookings(world.bob.actor)] == [own.id]
    with pytest.raises(rules.BookingNotFound):
        actions.cancel(world.bob.actor, theirs.id, now=now())


def test_words_and_service_change_in_one(world: World) -> None:
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    cut = services.offer(world.alice.actor, title="Cut", duration_minutes=30, now=now())
    changes = {"title": "Rosa's own", "service_id": cut.id}
    changed = actions.update(world.alice.actor, booking.id, changes, now=now())
    assert (changed.title, changed.service, changed.version) == ("Rosa's own", cut, 2)


def test_what_was_booked_of_a_service_that_is_withdrawn_can_still_be_moved(world: World) -> None:
    booking = actions.create(world.alice.actor, now=now(), **world.booking())
    services.change(world.alice.actor, world.service.id, {"is_active": False}, now=now())
    later = world.tomorrow + timedelta(hours=3)
    assert actions.reschedule(world.alice.actor, booking.id, starts_at=later, now=now()).starts_at == later
    with pytest.raises(rules.NotBookable):
        actions.create(world.alice.actor, now=now(), **world.booking())
