"""Of a series the contact is told once."""

from datetime import timedelta

from django.utils.timezone import now

from conftest import World
from domain.bookings import actions as bookings
from domain.series import actions as series
from domain.series.actions import Outcome, Scope
from domain.services import actions as services
from tasks.tests.conftest import Gateways, run_due


def make(world: World, count: int = 4) -> Outcome:
    plan = series.Plan(rrule=f"FREQ=WEEKLY;COUNT={count}", **world.booking())
    return series.make(world.alice.actor, plan, now=now())


def told(outside: Gateways) -> list[str]:
    """The subjects that were mailed since it was asked last, as far as the place."""
    subjects = [letter["subject"] for letter in outside.letters]
    outside.letters.clear()
    return [subject.split(",")[0] + subject.partition(")")[2] for subject in subjects]


def test_each_change_of_a_series_is_told_once(world: World, outside: Gateways) -> None:
    made = make(world)
    run_due()
    assert told(outside) == ["Your booking: Massage and 3 more"]
    moves: list[tuple[Scope, str]] = [("all", " and 3 more"), ("this", "")]
    for scope, more in moves:
        new = made.bookings[0].starts_at + timedelta(hours=2 if more else 4)
        chosen = made.bookings[0].id
        series.reschedule(world.alice.actor, made.series.id, scope=scope, booking_id=chosen, starts_at=new, now=now())
        run_due()
        assert told(outside) == [f"Your booking has moved: Massage{more}"]
    series.reschedule(world.alice.actor, made.series.id, scope="all", staff_id=world.alice.member.id, now=now())
    run_due()
    assert told(outside) == []
    ends: list[tuple[Scope, str]] = [("this", ""), ("all", " and 2 more")]
    for scope, more in ends:
        chosen = made.bookings[1].id
        series.cancel(world.alice.actor, made.series.id, scope=scope, booking_id=chosen, now=now())
        run_due()
        assert told(outside) == [f"Your booking was cancelled: Massage{more}"]


def test_a_series_of_requests(world: World, outside: Gateways) -> None:
    services.change(world.alice.actor, world.service.id, {"requires_confirmation": True}, now=now())
    made = make(world, 2)
    bookings.confirm(world.alice.actor, made.bookings[1].id, now=now())
    run_due()
    assert sorted(told(outside)) == [
        "We received your booking request: Massage and 1 more",
        "Your booking: Massage",
    ]


def test_of_a_hold_nobody_is_told_not_even_its_end(world: World, outside: Gateways) -> None:
    held = bookings.hold(world.alice.actor, now=now(), **world.booking())
    bookings.cancel(world.alice.actor, held.id, now=now())
    run_due()
    assert told(outside) == []
