"""A series stands or falls as a whole, and its bookings are bookings like any other."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World
from domain.access import PermissionMissing
from domain.availability.models import Hours
from domain.bookings import actions as bookings
from domain.bookings import rules as booking_rules
from domain.bookings.models import Booking, Reservation
from domain.deliveries.models import Delivery
from domain.outbox.models import OutboxEvent
from domain.reminders import actions as reminders
from domain.series import actions, queries, rules
from domain.series.models import Series

T0 = now()
WEEK = timedelta(days=7)


def plan(world: World, rrule: str = "FREQ=WEEKLY;COUNT=4", **changes: Any) -> actions.Plan:
    return actions.Plan(rrule=rrule, timezone="UTC", **world.booking(**changes))


def make(world: World, rrule: str = "FREQ=WEEKLY;COUNT=4", *, skip: bool = False, **changes: Any) -> actions.Outcome:
    return actions.make(world.alice.actor, plan(world, rrule, **changes), skip_conflicts=skip, now=T0)


def starts(world: World) -> list[datetime]:
    live = Booking.objects.within(world.vendor.id).exclude(series=None).exclude(status="cancelled")
    return list(live.order_by("starts_at").values_list("starts_at", flat=True))


def weeks(world: World, *numbers: int, later: timedelta = timedelta(0)) -> list[datetime]:
    return [world.tomorrow + number * WEEK + later for number in numbers]


def events(world: World, prefix: str = "") -> list[str]:
    rows = OutboxEvent.objects.within(world.vendor.id).filter(type__startswith=prefix).order_by("id")
    return list(rows.values_list("type", flat=True))


def block(world: World, number: int, later: timedelta = timedelta(0)) -> Booking:
    return bookings.create(world.alice.actor, now=T0, **world.booking(starts_at=world.tomorrow + number * WEEK + later))


class TestMaking:
    def test_all_of_it_is_booked_with_all_that_follows(self, world: World) -> None:
        reminders.add_rule(world.alice.actor, minutes_before=60, channels=["email"], now=T0)
        made = make(world)
        assert starts(world) == weeks(world, 0, 1, 2, 3)
        assert [booking.starts_at for booking in queries.bookings_of(world.bob.actor, made.series)] == starts(world)
        assert Delivery.objects.within(world.vendor.id).count() == 4
        assert events(world, "booking.") == ["booking.created"] * 4
        assert events(world)[-1] == "series.made"

    @pytest.mark.parametrize("write", [False, True])
    def test_conflicts_are_listed_and_nothing_is_written(self, world: World, write: bool) -> None:
        block(world, 1)
        block(world, 3, timedelta(minutes=30))
        before = events(world)
        if write:
            with pytest.raises(rules.SeriesConflicts) as refused:
                make(world)
            told = refused.value.details["conflicts"]
        else:
            told = [one.told() for one in actions.preview(world.alice.actor, plan(world), now=T0)]
            assert [one["free"] for one in told] == [True, False, True, False]
            told = [one for one in told if not one["free"]]
        assert [one["starts_at"] for one in told] == [start.isoformat() for start in weeks(world, 1, 3)]
        assert {one["code"] for one in told} == {"booking.slot_taken"}
        assert all(one["nearest"] for one in told)
        assert (starts(world), events(world)) == ([], before)
        assert Reservation.objects.within(world.vendor.id).count() == 2
        assert not Series.objects.within(world.vendor.id).exists()

    def test_what_cannot_be_had_is_left_out_when_that_is_wanted(self, world: World) -> None:
        block(world, 1)
        made = make(world, skip=True)
        assert starts(world) == weeks(world, 0, 2, 3)
        assert [one.starts_at for one in made.skipped] == weeks(world, 1)

    def test_when_nothing_can_be_had_there_is_no_series(self, world: World) -> None:
        block(world, 0)
        with pytest.raises(rules.SeriesConflicts):
            make(world, "FREQ=DAILY;COUNT=1", skip=True)

    def test_it_can_be_in_its_own_way(self, world: World) -> None:
        (first, second) = actions.preview(
            world.alice.actor, plan(world, "FREQ=DAILY;COUNT=2;BYHOUR=10;BYMINUTE=0,30"), now=T0
        )
        assert first.refusal is None
        assert isinstance(second.refusal, booking_rules.SlotTaken)

    def test_hours_and_horizon_are_of_one_start(self, world: World) -> None:
        Hours(vendor=world.vendor, weekday=world.tomorrow.weekday(), from_minute=0, until_minute=1440).save()
        told = actions.preview(world.alice.actor, plan(world, "FREQ=DAILY;COUNT=2"), now=T0)
        assert [one.refusal and one.refusal.code for one in told] == [None, "booking.outside_hours"]
        told = actions.preview(world.alice.actor, plan(world, "FREQ=WEEKLY;COUNT=60"), now=T0)
        assert {one.refusal.code for one in told if one.refusal} == {"booking.too_far"}
        assert len(make(world, "FREQ=DAILY;COUNT=2", allow_outside_hours=True).bookings) == 2

    def test_other_refusals_are_of_the_whole(self, world: World) -> None:
        with pytest.raises(booking_rules.StaffDoesNotServe):
            Booking.objects.within(world.vendor.id).delete()
            type(world.bob.member).objects.within(world.vendor.id).update(is_bookable=False)
            make(world)
        with pytest.raises(PermissionMissing):
            actions.preview(world.bob.actor, plan(world, allow_outside_hours=True), now=T0)

    def test_a_year_of_weeks_takes_its_time_and_no_more(self, world: World) -> None:
        with CaptureQueriesContext(
            connection,
        ) as few:
            make(world, "FREQ=WEEKLY;COUNT=2")
        with CaptureQueriesContext(connection) as many:
            make(world, "FREQ=WEEKLY;COUNT=22", starts_at=world.tomorrow + timedelta(hours=2))
        assert (len(many) - len(few)) / 20 < 25, "queries for each"

    def test_of_many_conflicts_some_are_told_what_is_free(self, world: World) -> None:
        make(world, "FREQ=WEEKLY;COUNT=12")
        told = [one.told() for one in actions.preview(world.alice.actor, plan(world, "FREQ=WEEKLY;COUNT=12"), now=T0)]
        assert [bool(one["nearest"]) for one in told] == [True] * 10 + [False] * 2


class TestCancelling:
    @pytest.mark.parametrize(
        ("scope", "left", "ended"), [("this", (0, 2, 3), False), ("following", (0,), True), ("all", (), True)]
    )
    def test_scopes(self, world: World, scope: actions.Scope, left: tuple[int, ...], ended: bool) -> None:
        made = make(world)
        actions.cancel(world.bob.actor, made.series.id, scope=scope, booking_id=made.bookings[1].id, now=T0)
        assert starts(world) == weeks(world, *left)
        assert (Series.objects.within(world.vendor.id).get().ended_at == T0) is ended
        assert len(events(world, "booking.cancelled")) == 4 - len(left)
        assert len(events(world, "series.cancelled")) == (scope != "this")

    def test_what_is_past_stays(self, world: World) -> None:
        made = make(world)
        later = world.tomorrow + WEEK + timedelta(hours=1)
        actions.cancel(world.alice.actor, made.series.id, scope="all", now=later)
        assert starts(world) == weeks(world, 0, 1)
        again = actions.cancel(world.alice.actor, made.series.id, scope="all", now=later)
        assert (again.bookings, len(events(world, "series.cancelled"))) == ([], 1)

    def test_one_does_not_cancel_what_one_does_not_see(self, world: World) -> None:
        made = make(world)
        theirs = Booking.objects.within(world.vendor.id).filter(id=made.bookings[2].id)
        bookings.reschedule(world.alice.actor, theirs.get().id, staff_id=world.alice.member.id, now=T0)
        actions.cancel(world.bob.actor, made.series.id, scope="all", now=T0)
        assert starts(world) == weeks(world, 2)
        assert Series.objects.within(world.vendor.id).get().ended_at is None
        with pytest.raises(rules.SeriesNotFound):
            actions.cancel(world.charlie.actor, made.series.id, scope="all", now=T0)

    def test_which_booking_has_to_be_said(self, world: World) -> None:
        made, other = make(world), block(world, 0, timedelta(hours=5))
        with pytest.raises(rules.BookingNeeded):
            actions.cancel(world.alice.actor, made.series.id, scope="following", now=T0)
        with pytest.raises(booking_rules.BookingNotFound):
            actions.cancel(world.alice.actor, made.series.id, scope="this", booking_id=other.id, now=T0)


class TestMoving:
    @pytest.mark.parametrize(("scope", "moved"), [("this", (1,)), ("following", (1, 2, 3)), ("all", (0, 1, 2, 3))])
    @pytest.mark.parametrize("by", [timedelta(hours=2), timedelta(hours=-2), timedelta(minutes=30)])
    def test_scopes(self, world: World, scope: actions.Scope, moved: tuple[int, ...], by: timedelta) -> None:
        made = make(world)
        one = made.bookings[1]
        actions.reschedule(
            world.bob.actor, made.series.id, scope=scope, booking_id=one.id, starts_at=one.starts_at + by, now=T0
        )
        stayed = [number for number in range(4) if number not in moved]
        assert starts(world) == sorted(weeks(world, *stayed) + weeks(world, *moved, later=by))
        assert events(world, "booking.rescheduled") == ["booking.rescheduled"] * len(moved)
        assert len(events(world, "series.rescheduled")) == (scope != "this")

    @pytest.mark.parametrize("by", [WEEK, -WEEK, timedelta(minutes=30)])
    def test_into_its_own_places(self, world: World, by: timedelta) -> None:
        made = make(world, starts_at=world.tomorrow + WEEK)
        new = made.bookings[0].starts_at + by
        actions.reschedule(world.alice.actor, made.series.id, scope="all", starts_at=new, now=T0)
        assert starts(world) == weeks(world, 1, 2, 3, 4, later=by)

    def test_to_another_member(self, world: World) -> None:
        made = make(world)
        actions.reschedule(world.alice.actor, made.series.id, scope="all", staff_id=world.alice.member.id, now=T0)
        assert starts(world) == weeks(world, 0, 1, 2, 3)
        live = Booking.objects.within(world.vendor.id)
        assert set(live.values_list("staff_id", flat=True)) == {world.alice.member.id}

    def test_conflicts_are_listed_and_nothing_is_moved_unless_the_rest_is_wanted(self, world: World) -> None:
        made, hour = make(world), timedelta(hours=1)
        block(world, 2, hour)
        move: dict[str, Any] = {"scope": "all", "starts_at": world.tomorrow + hour, "now": T0}
        with pytest.raises(rules.SeriesConflicts) as refused:
            actions.reschedule(world.alice.actor, made.series.id, **move)
        (told,) = refused.value.details["conflicts"]
        assert (told["code"], told["booking_id"]) == ("booking.slot_taken", made.bookings[2].id)
        assert (starts(world), events(world, "booking.rescheduled")) == (weeks(world, 0, 1, 2, 3), [])
        outcome = actions.reschedule(world.alice.actor, made.series.id, skip_conflicts=True, **move)
        assert [one.of for one in outcome.skipped] == [made.bookings[2].id]
        assert starts(world) == sorted(weeks(world, 2) + weeks(world, 0, 1, 3, later=hour))

    def test_something_has_to_change(self, world: World) -> None:
        with pytest.raises(rules.NothingToChange):
            actions.reschedule(world.alice.actor, make(world).series.id, scope="all", now=T0)
