"""Holds, group sessions, resources, hours, and who of several gets it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from conftest import Person, World, hire
from domain.access import PermissionMissing
from domain.availability import actions as availability
from domain.availability.models import Hours, TimeOff
from domain.availability.queries import Whose
from domain.bookings import actions, expiring, rules
from domain.bookings.models import Booking, Reservation
from domain.contacts import actions as contacts
from domain.deliveries.models import Delivery
from domain.members import actions as members
from domain.outbox.models import OutboxEvent
from domain.reminders import actions as reminders
from domain.resources.models import Resource
from domain.services import actions as services
from domain.services import queries as services_read
from domain.services.models import Service, ServiceResource

T0 = now()


def events(world: World) -> list[str]:
    return list(OutboxEvent.objects.within(world.vendor.id).order_by("id").values_list("type", flat=True))


def book(world: World, **changes: Any) -> Booking:
    return actions.create(world.alice.actor, now=T0, **world.booking(**changes))


def held(world: World, **changes: Any) -> Booking:
    return actions.hold(world.alice.actor, now=T0, **world.booking(**changes))


def reservations(world: World) -> int:
    return Reservation.objects.within(world.vendor.id).count()


def change_member(world: World, booking: Booking) -> Booking:
    """To the one whom it is with."""
    return actions.update(world.alice.actor, booking.id, {"staff_id": booking.staff_id}, now=T0)


@pytest.fixture
def yoga(world: World) -> Service:
    """A group of three."""
    return services.offer(world.alice.actor, title="Yoga", duration_minutes=60, capacity=3, now=T0)


@pytest.fixture
def carl(world: World) -> Person:
    return hire(world.alice, "carl@spa.example", "agent")


class TestHolds:
    def test_a_hold_blocks_and_tells_nobody(self, world: World) -> None:
        reminders.add_rule(world.alice.actor, minutes_before=60, channels=["email"], now=T0)
        booking = held(world)
        assert (booking.status, booking.held_until) == ("held", T0 + rules.HOLD)
        assert events(world)[-1] == "booking.held"
        assert not Delivery.objects.within(world.vendor.id).exists()
        with pytest.raises(rules.SlotTaken):
            book(world)

    def test_a_hold_becomes_a_booking_with_all_that_follows(self, world: World) -> None:
        reminders.add_rule(world.alice.actor, minutes_before=60, channels=["email"], now=T0)
        booking = actions.confirm(world.alice.actor, held(world).id, now=T0)
        assert (booking.status, booking.held_until) == ("confirmed", None)
        assert events(world)[-1] == "booking.created"
        assert Delivery.objects.within(world.vendor.id).count() == 1

    def test_of_a_service_that_asks_for_confirmation_it_is_pending_first(self, world: World) -> None:
        services.change(world.alice.actor, world.service.id, {"requires_confirmation": True}, now=T0)
        booking = actions.confirm(world.alice.actor, held(world).id, now=T0)
        assert booking.status == "pending"
        assert actions.confirm(world.alice.actor, booking.id, now=T0).status == "confirmed"

    def test_one_that_has_run_out_is_no_booking_and_blocks_nobody_swept_or_not(self, world: World) -> None:
        first, late = held(world), T0 + rules.HOLD
        with pytest.raises(rules.HoldExpired):
            actions.confirm(world.alice.actor, first.id, now=late)
        second = actions.create(world.alice.actor, now=late, **world.booking())
        first.refresh_from_db()
        assert (first.status, first.cancelled_by, first.reservation_id) == ("cancelled", "system", None)
        assert second.status == "confirmed"
        assert "booking.cancelled" not in events(world)

    def test_the_sweep_frees_what_ran_out_and_nothing_else(self, world: World) -> None:
        held(world)
        other = held(world, starts_at=world.tomorrow + timedelta(hours=2))
        actions.confirm(world.alice.actor, other.id, now=T0)
        assert expiring.expire_holds(now=T0) == 0
        assert expiring.expire_holds(now=T0 + rules.HOLD) == 1
        assert reservations(world) == 1
        assert events(world)[-1] == "booking.hold_expired"

    def test_a_hold_moves_and_still_ends(self, world: World) -> None:
        moved = actions.reschedule(
            world.alice.actor, held(world).id, starts_at=world.tomorrow + timedelta(hours=3), now=T0
        )
        assert (moved.status, moved.held_until) == ("held", T0 + rules.HOLD)
        assert events(world)[-1] == "booking.held"


class TestGroups:
    def test_as_many_as_there_are_seats(self, world: World, yoga: Service) -> None:
        seats = [book(world, service_id=yoga.id).seat for _ in range(3)]
        assert (seats, reservations(world)) == ([1, 2, 3], 1)
        with pytest.raises(rules.SlotTaken):
            book(world, service_id=yoga.id)

    def test_a_session_takes_its_member_whole(self, world: World, yoga: Service) -> None:
        book(world, service_id=yoga.id)
        with pytest.raises(rules.SlotTaken):
            book(world)
        with pytest.raises(rules.SlotTaken):
            book(world, service_id=yoga.id, starts_at=world.tomorrow + timedelta(minutes=30))

    def test_a_seat_given_back_is_taken_again_and_the_last_one_frees_the_time(
        self, world: World, yoga: Service
    ) -> None:
        first, second = book(world, service_id=yoga.id), book(world, service_id=yoga.id)
        actions.cancel(world.alice.actor, first.id, now=T0)
        assert book(world, service_id=yoga.id).seat == 1
        for booking in Booking.objects.within(world.vendor.id).exclude(status="cancelled"):
            actions.cancel(world.alice.actor, booking.id, now=T0)
        assert reservations(world) == 0
        second.refresh_from_db()
        book(world)

    def test_one_moves_and_the_others_stay(self, world: World, yoga: Service) -> None:
        first, second = book(world, service_id=yoga.id), book(world, service_id=yoga.id)
        later = world.tomorrow + timedelta(hours=2)
        moved = actions.reschedule(world.alice.actor, first.id, starts_at=later, now=T0)
        second.refresh_from_db()
        assert (moved.starts_at, second.starts_at, reservations(world)) == (later, world.tomorrow, 2)
        back = actions.reschedule(world.alice.actor, first.id, starts_at=world.tomorrow, now=T0)
        assert (back.reservation_id, reservations(world)) == (second.reservation_id, 1)

    def test_it_is_full_when_the_service_has_fewer_seats_by_now(self, world: World, yoga: Service) -> None:
        first, second = (book(world, service_id=yoga.id) for _ in range(2))
        services.change(world.alice.actor, yoga.id, {"capacity": 2}, now=T0)
        with pytest.raises(rules.SlotTaken):
            book(world, service_id=yoga.id)
        actions.cancel(world.alice.actor, first.id, now=T0)
        assert (book(world, service_id=yoga.id).seat, second.seat) == (1, 2)

    def test_it_grows_with_its_service(self, world: World, yoga: Service) -> None:
        for _ in range(3):
            book(world, service_id=yoga.id)
        services.change(world.alice.actor, yoga.id, {"capacity": 4}, now=T0)
        assert book(world, service_id=yoga.id).seat == 4
        with pytest.raises(rules.SlotTaken):
            book(world, service_id=yoga.id)

    def test_who_joins_it_stays_as_long_as_the_others(self, world: World, yoga: Service) -> None:
        first = book(world, service_id=yoga.id)
        services.change(world.alice.actor, yoga.id, {"duration_minutes": 90}, now=T0)
        joined = book(world, service_id=yoga.id)
        assert (joined.reservation_id, joined.ends_at) == (first.reservation_id, first.ends_at)
        assert change_member(world, joined).ends_at == first.ends_at

    def test_nobody_joins_it_when_its_member_will_be_away(self, world: World, yoga: Service) -> None:
        book(world, service_id=yoga.id)
        whose, later = Whose(member_id=world.bob.member.id), world.tomorrow + timedelta(minutes=30)
        availability.add_time_off(world.alice.actor, whose, starts_at=later, ends_at=later + timedelta(hours=5), now=T0)
        with pytest.raises(rules.OutsideHours):
            book(world, service_id=yoga.id)
        assert book(world, service_id=yoga.id, allow_outside_hours=True).seat == 2

    def test_the_database_itself_bounds_the_seats(self, world: World, yoga: Service) -> None:
        booking = book(world, service_id=yoga.id)
        other = book(world, service_id=yoga.id)
        rows = Booking.objects.within(world.vendor.id).filter(id=booking.id)
        for seat, constraint in ((4, "booking_seat_in_capacity"), (other.seat, "booking_seat_once")):
            with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
                rows.update(seat=seat)


class TestResources:
    @pytest.fixture
    def rooms(self, world: World) -> list[Resource]:
        """Two rooms that the service takes one of."""
        made = [Resource(vendor=world.vendor, name=name, created_at=T0) for name in ("North", "South")]
        Resource.objects.within(world.vendor.id).bulk_create(made)
        needs = [ServiceResource(vendor=world.vendor, service=world.service, resource=room) for room in made]
        ServiceResource.objects.within(world.vendor.id).bulk_create(needs)
        return made

    def test_each_booking_takes_one_that_is_free(self, world: World, rooms: list[Resource], carl: Person) -> None:
        taken = [book(world, staff_id=person.member.id).resource_id for person in (world.alice, world.bob)]
        assert set(taken) == {room.id for room in rooms}
        with pytest.raises(rules.SlotTaken, match="needs"):
            book(world, staff_id=carl.member.id)
        book(world, staff_id=carl.member.id, starts_at=world.tomorrow + timedelta(hours=1))

    def test_one_out_of_use_is_not_taken(self, world: World, rooms: list[Resource]) -> None:
        Resource.objects.within(world.vendor.id).filter(id=rooms[0].id).update(is_active=False)
        assert book(world).resource_id == rooms[1].id

    def test_the_database_itself_refuses_a_room_twice(self, world: World, rooms: list[Resource]) -> None:
        book(world)
        second = book(world, staff_id=world.alice.member.id)
        rows = Reservation.objects.within(world.vendor.id)
        assert second.reservation_id
        used = rows.exclude(id=second.reservation_id).get().resource_id
        with pytest.raises(IntegrityError, match="resource_never_twice"), transaction.atomic():
            rows.filter(id=second.reservation_id).update(resource=used)


class TestHours:
    def open_for(self, world: World, person: Person, start: int, end: int) -> None:
        """Tomorrow's weekday, in minutes of the vendor's day."""
        weekday = world.tomorrow.weekday()
        span = {"weekday": weekday, "from_minute": start, "until_minute": end}
        Hours(vendor=world.vendor, member=person.member, **span).save(force_insert=True)

    def test_outside_hours_is_refused_and_staff_who_may_override(self, world: World) -> None:
        self.open_for(world, world.bob, 0, 60)
        with pytest.raises(rules.OutsideHours):
            book(world)
        with pytest.raises(PermissionMissing):
            actions.create(world.bob.actor, now=T0, **world.booking(), allow_outside_hours=True)
        assert book(world, allow_outside_hours=True).status == "confirmed"
        with pytest.raises(rules.SlotTaken):
            book(world, allow_outside_hours=True)

    def test_time_off_is_outside_hours(self, world: World) -> None:
        off = {"starts_at": world.tomorrow + timedelta(minutes=30), "ends_at": world.tomorrow + timedelta(hours=5)}
        TimeOff(vendor=world.vendor, member=world.bob.member, created_at=T0, **off).save(force_insert=True)
        with pytest.raises(rules.OutsideHours):
            book(world)
        assert book(world, staff_id=None).staff_id == world.alice.member.id
        book(world, starts_at=world.tomorrow - timedelta(minutes=30))

    def test_of_several_only_those_who_work_are_asked(self, world: World) -> None:
        self.open_for(world, world.bob, 0, 60)
        assert book(world, staff_id=None).staff_id == world.alice.member.id


class TestWho:
    def test_the_least_booked_gets_it(self, world: World, carl: Person) -> None:
        for hours in (3, 5, 7):
            book(world, starts_at=world.tomorrow + timedelta(hours=hours), staff_id=world.alice.member.id)
        book(world, starts_at=world.tomorrow + timedelta(hours=3))
        given = [book(world, staff_id=None).staff_id for _ in range(3)]
        assert given == [carl.member.id, world.bob.member.id, world.alice.member.id]

    def test_somebody_of_the_team(self, world: World, carl: Person) -> None:
        team = members.form_team(world.alice.actor, name="Evening", member_ids=[carl.member.id], now=T0)
        booking = book(world, staff_id=None, team_id=team.id)
        assert (booking.staff_id, booking.team_id) == (carl.member.id, team.id)
        with pytest.raises(rules.SlotTaken):
            book(world, staff_id=None, team_id=team.id)

    def test_it_is_given_to_another_and_frees_the_first(self, world: World) -> None:
        booking = book(world)
        given = actions.reschedule(world.alice.actor, booking.id, staff_id=world.alice.member.id, now=T0)
        assert (given.staff_id, given.starts_at, given.version) == (world.alice.member.id, world.tomorrow, 2)
        assert events(world)[-1] == "booking.changed", "its start is what it was"
        book(world)
        with pytest.raises(rules.SlotTaken):
            actions.reschedule(world.alice.actor, booking.id, staff_id=world.bob.member.id, now=T0)

    def test_another_service_brings_its_own_length(self, world: World) -> None:
        long = services.offer(world.alice.actor, title="Long", duration_minutes=120, now=T0)
        booking = book(world)
        book(world, starts_at=world.tomorrow + timedelta(minutes=90))
        with pytest.raises(rules.SlotTaken):
            actions.reschedule(world.alice.actor, booking.id, service_id=long.id, now=T0)
        moved = actions.reschedule(
            world.alice.actor, booking.id, service_id=long.id, staff_id=world.alice.member.id, now=T0
        )
        assert moved.ends_at - moved.starts_at == timedelta(hours=2)

    def test_a_start_that_is_taken_is_refused_with_the_nearest_that_are_free(self, world: World) -> None:
        book(world)
        with pytest.raises(rules.SlotTaken) as refused:
            book(world)
        nearest = [datetime.fromisoformat(start) for start in refused.value.details["nearest"]]
        assert nearest == [
            world.tomorrow - timedelta(minutes=75),
            world.tomorrow - timedelta(minutes=60),
            world.tomorrow + timedelta(minutes=60),
        ]

    def test_a_service_that_is_no_longer_offered(self, world: World) -> None:
        Service.objects.within(world.vendor.id).update(is_active=False)
        with pytest.raises(rules.NotBookable):
            book(world)


def test_what_was_agreed_stays_when_the_price_changes(world: World) -> None:
    booking = book(world)
    contacts.change(world.alice.actor, world.contact.id, {"name": "Renamed"}, now=T0)
    services.change(world.alice.actor, world.service.id, {"price": 99}, now=T0)
    booking.refresh_from_db()
    assert (str(booking.price), booking.currency) == ("70.00", world.service.currency)


def test_a_service_that_is_removed_meanwhile(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read, then gone, then booked: told here, and not at somebody's commit."""
    other = services.offer(world.alice.actor, title="Going", duration_minutes=60, now=T0)
    service = services_read.get(world.alice.actor, other.id)
    services.remove(world.alice.actor, other.id, now=T0)
    monkeypatch.setattr("domain.services.queries.get", lambda actor, service_id: service)
    with pytest.raises(rules.GoneMeanwhile):
        book(world)
    assert reservations(world) == 0
