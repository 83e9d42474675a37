"""Reminders of bookings, as rows: planned, moved, dropped and planned anew, each in one statement."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts.models import Contact
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, State
from domain.reminders import actions, planning, rules
from domain.reminders.models import ReminderRule
from domain.vendors import actions as vendors

LONDON = ZoneInfo("Europe/London")


def rule(world: World, minutes: int = 60, **how: Any) -> ReminderRule:
    channels = how.pop("channels", ["whatsapp", "email"])
    return actions.add_rule(world.alice.actor, minutes_before=minutes, channels=channels, now=now(), **how)


def book(world: World, **changes: Any) -> Booking:
    return bookings.create(world.alice.actor, now=now(), **world.booking(**changes))


def planned(world: World) -> list[tuple[str, datetime, str]]:
    rows = Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder").order_by("send_at", "id")
    return [(row.state, row.send_at, row.reason) for row in rows]


def quiet(world: World, since: str | None, until: str | None) -> None:
    hours = {"quiet_from": since, "quiet_until": until}
    changes = {name: time.fromisoformat(hour) if hour else None for name, hour in hours.items()}
    actions.change_settings(world.alice.actor, changes, now=now())


def test_every_rule_plans_one_in_one_statement(world: World) -> None:
    for minutes in (60, 120, 60 * 20):
        rule(world, minutes)
    booking = book(world)
    with CaptureQueriesContext(connection) as asked:
        planning.plan(booking, now=now())
    assert len(asked) == 1
    expected = {booking.starts_at - timedelta(minutes=minutes) for minutes in (1200, 120, 60)}
    assert {send_at for _, send_at, _ in planned(world)} == expected
    assert len(planned(world)) == 3, "planning it again adds none"


def test_a_new_rule_is_for_bookings_that_are_there_already_in_one_statement(world: World) -> None:
    first = book(world)
    second = book(world, starts_at=world.tomorrow + timedelta(hours=2))
    with CaptureQueriesContext(connection) as asked:
        rule(world)
    assert sum("domain_delivery" in one["sql"] for one in asked) == 1
    assert [at for _, at, _ in planned(world)] == [one.starts_at - timedelta(hours=1) for one in (first, second)]


def test_another_vendor_s_bookings_are_not_planned(world: World) -> None:
    book(world)
    actions.add_rule(world.charlie.actor, minutes_before=60, channels=["email"], now=now())
    assert planned(world) == []


def test_of_one_service_alone(world: World) -> None:
    from domain.services import actions as services

    other = services.offer(world.alice.actor, title="Facial", duration_minutes=30, now=now())
    rule(world, service_id=other.id)
    book(world)
    assert planned(world) == []


def test_moving_plans_anew_and_back_again(world: World) -> None:
    rule(world)
    booking = book(world)
    later = booking.starts_at + timedelta(days=1)
    bookings.reschedule(world.alice.actor, booking.id, starts_at=later, now=now())
    assert planned(world) == [
        (State.CANCELLED, booking.starts_at - timedelta(hours=1), "The booking was moved."),
        (State.SCHEDULED, later - timedelta(hours=1), ""),
    ]
    bookings.reschedule(world.alice.actor, booking.id, starts_at=booking.starts_at, now=now())
    assert [state for state, _, _ in planned(world)] == [State.SCHEDULED, State.CANCELLED]


def test_other_changes_of_a_booking_double_nothing(world: World) -> None:
    rule(world)
    booking = book(world)
    bookings.change(world.alice.actor, booking.id, {"title": "Other"}, now=now())
    quiet(world, "01:00", "02:00")
    assert len(planned(world)) == 1


def test_changing_a_rule_moves_what_it_planned(world: World) -> None:
    changed = rule(world)
    booking = book(world)
    actions.change_rule(world.alice.actor, changed.id, {"minutes_before": 30, "channels": ["email"]}, now=now())
    assert planned(world) == [(State.SCHEDULED, booking.starts_at - timedelta(minutes=30), "")]
    assert Delivery.objects.within(world.vendor.id).get(kind="booking.reminder").channel == "email"


def test_what_was_sent_is_not_sent_again_when_the_rule_changes(world: World) -> None:
    changed = rule(world)
    booking = book(world)
    Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder").update(state=State.SENT, attempts=1)
    actions.change_rule(world.alice.actor, changed.id, {"minutes_before": 30}, now=now())
    quiet(world, "01:00", "02:00")
    assert [(state, at) for state, at, _ in planned(world)] == [(State.SENT, booking.starts_at - timedelta(hours=1))]


def test_one_that_was_refused_and_waits_for_another_try_moves_too(world: World) -> None:
    changed = rule(world)
    booking = book(world)
    waiting = Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder")
    waiting.update(attempts=2, reason="The mail server refused the letter (451).")
    actions.change_rule(world.alice.actor, changed.id, {"minutes_before": 30}, now=now())
    assert planned(world) == [(State.SCHEDULED, booking.starts_at - timedelta(minutes=30), "")]


def test_one_skipped_when_its_time_had_come_stays_skipped(world: World) -> None:
    """Another channel may have carried it on."""
    changed = rule(world)
    book(world)
    Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder").update(state=State.SKIPPED, attempts=1)
    actions.change_rule(world.alice.actor, changed.id, {"minutes_before": 30}, now=now())
    assert [state for state, _, _ in planned(world)] == [State.SKIPPED]


def test_one_handed_out_as_the_rule_changes_waits_again(world: World) -> None:
    changed = rule(world)
    booking = book(world)
    ((delivery_id, _),) = [
        one for one in deliveries.hand_out(now=booking.starts_at) if one[1] == "whatsapp" and is_reminder(world, one[0])
    ]
    actions.change_rule(world.alice.actor, changed.id, {"minutes_before": 30}, now=now())
    assert deliveries.begin(delivery_id, now=now()) is None
    assert planned(world) == [(State.SCHEDULED, booking.starts_at - timedelta(minutes=30), "")]


def is_reminder(world: World, delivery_id: Any) -> bool:
    return Delivery.objects.within(world.vendor.id).get(id=delivery_id).kind == "booking.reminder"


def test_a_rule_that_is_removed_sends_nothing_more(world: World) -> None:
    removed = rule(world)
    booking = book(world)
    actions.remove_rule(world.alice.actor, removed.id, now=now())
    assert planned(world) == [(State.CANCELLED, booking.starts_at - timedelta(hours=1), "The rule was removed.")]


def test_too_late_and_too_new_are_skipped_with_the_reason(world: World) -> None:
    rule(world, 60 * 24 * 30)
    rule(world, 1, min_lead_minutes=60 * 24 * 20)
    book(world)
    assert [(state, reason) for state, _, reason in planned(world)] == [
        (State.SKIPPED, "Booked later than the reminder was due."),
        (State.SKIPPED, "It was booked too shortly before."),
    ]
    rule(world, 60 * 24 * 29)
    assert (State.SKIPPED, "The rule came later than the reminder was due.") in [(s, r) for s, _, r in planned(world)]


QUIET_CASES = [
    # The booking's start in London, minutes before, the rule, when it is planned.
    ("10:00", 60, "later", "09:00"),
    ("10:00", 150, "later", "08:00"),
    ("10:00", 150, "earlier", "-20:59"),
    ("10:00", 150, "ignore", "07:30"),
    ("22:30", 60, "earlier", "20:59"),
    ("22:30", 60, "later", "20:59"),  # their end would be after the start
    ("08:05", 60, "later", "-20:59"),  # of no use five minutes before
    ("08:10", 60, "later", "08:00"),
    ("08:10", 10, "later", "08:00"),
]


@pytest.mark.parametrize(("start", "minutes", "how", "expected"), QUIET_CASES)
def test_quiet_hours_move_it(world: World, start: str, minutes: int, how: str, expected: str) -> None:
    quiet(world, "21:00", "08:00")
    rule(world, minutes, quiet=how)
    day = world.tomorrow.date() + timedelta(days=3)
    book(world, starts_at=datetime.combine(day, time.fromisoformat(start), LONDON), allow_outside_hours=True)
    at = datetime.combine(day - timedelta(days=expected[0] == "-"), time.fromisoformat(expected.lstrip("-")), LONDON)
    assert planned(world) == [(State.SCHEDULED, at.astimezone(UTC), "")]


def test_quiet_hours_are_by_the_receiver_s_clock(world: World) -> None:
    Contact.objects.within(world.vendor.id).filter(id=world.contact.id).update(timezone="America/New_York")
    quiet(world, "21:00", "08:00")
    rule(world, 60 * 6)
    start = datetime.combine(world.tomorrow.date() + timedelta(days=2), time(15), LONDON)  # 10:00 in New York
    book(world, starts_at=start)
    assert planned(world) == [(State.SCHEDULED, (start - timedelta(hours=2)).astimezone(UTC), "")]


def test_quiet_hours_that_leave_no_time_skip_it(world: World) -> None:
    """Booked in the night for the early morning."""
    quiet(world, "21:00", "08:00")
    booking = book(world)
    start = datetime.combine(world.tomorrow.date() + timedelta(days=2), time(7), LONDON).astimezone(UTC)
    moment = start - timedelta(hours=4)
    Booking.objects.within(world.vendor.id).filter(id=booking.id).update(
        starts_at=start, ends_at=start + timedelta(hours=1), created_at=moment
    )
    made = rule(world, 60)
    Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder").delete()
    planning.plan_rule(made.id, world.vendor.id, now=moment)
    assert planned(world) == [(State.SKIPPED, start - timedelta(hours=1), "Quiet hours leave no time for it.")]


def test_setting_quiet_hours_or_another_timezone_moves_what_waits(world: World) -> None:
    rule(world, 60)
    day = world.tomorrow.date() + timedelta(days=3)
    start = datetime.combine(day, time(9), LONDON)
    book(world, starts_at=start)
    quiet(world, "22:00", "08:30")
    half_past = datetime.combine(day, time(8, 30), LONDON).astimezone(UTC)
    assert planned(world) == [(State.SCHEDULED, half_past, "")]
    quiet(world, None, None)
    assert planned(world) == [(State.SCHEDULED, start.astimezone(UTC) - timedelta(hours=1), "")]


DST = [
    # Clocks go back on 25 October 2026 at 02:00 in London, and forward on 28 March 2027 at 01:00.
    (date(2026, 10, 25), time(10), 60 * 24, "2026-10-24T10:00:00+00:00"),  # 24 hours are 24 hours
    (date(2026, 10, 25), time(10), 60 * 9, "2026-10-25T08:00:00+00:00"),  # due 02:00 the second time; quiet till 08:00
    (date(2027, 3, 28), time(10), 60 * 7, "2027-03-28T07:00:00+00:00"),  # 08:00 is 07:00 UTC that day
    (date(2027, 3, 28), time(10), 60 * 11, "2027-03-28T07:00:00+00:00"),  # due 22:00 the evening before
]


@pytest.mark.parametrize(("day", "clock", "minutes", "expected"), DST)
def test_on_the_days_when_clocks_change(world: World, day: date, clock: time, minutes: int, expected: str) -> None:
    quiet(world, "21:00", "08:00")
    booking = book(world)
    start = datetime.combine(day, clock, LONDON).astimezone(UTC)
    moment = start - timedelta(days=5)
    Booking.objects.within(world.vendor.id).filter(id=booking.id).update(
        starts_at=start, ends_at=start + timedelta(hours=1), created_at=moment
    )
    made = rule(world, minutes)
    Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder").delete()
    planning.plan_rule(made.id, world.vendor.id, now=moment)
    assert planned(world) == [(State.SCHEDULED, datetime.fromisoformat(expected), "")]


def test_the_statement_and_the_rule_agree_on_what_is_quiet(world: World) -> None:
    """Every half hour of two days of which one has 25 hours: what the plan says is what is asked when it is sent."""
    since, until = time(21), time(8)
    quiet(world, "21:00", "08:00")
    booking = book(world)
    made = rule(world, 60)
    for half_hour in range(96):
        start = datetime(2026, 10, 24, 12, tzinfo=UTC) + timedelta(minutes=30 * half_hour)
        moment = start - timedelta(days=30)
        Booking.objects.within(world.vendor.id).filter(id=booking.id).update(
            starts_at=start, ends_at=start + timedelta(hours=1), created_at=moment
        )
        Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder").delete()
        planning.plan_rule(made.id, world.vendor.id, now=moment)
        ((state, at, _),) = planned(world)
        assert state == State.SCHEDULED
        assert rules.quiet_until(at, since, until, timezone="Europe/London") is None
        due = start - timedelta(hours=1)
        ends = rules.quiet_until(due, since, until, timezone="Europe/London")
        if ends is None:
            assert at == due
        elif ends <= rules.useful_until(start, 60):
            assert at == ends
        else:
            assert at < due


def test_a_vendor_that_moves_to_another_zone(world: World) -> None:
    quiet(world, "21:00", "08:00")
    rule(world, 60)
    start = datetime.combine(world.tomorrow.date() + timedelta(days=2), time(9), UTC)
    book(world, starts_at=start)
    vendors.change(world.alice.actor, {"timezone": "America/New_York"}, now=now())
    planning.replan_all(world.vendor.id, now=now())
    ((state, at, _),) = planned(world)
    assert state == State.SCHEDULED
    assert at.astimezone(ZoneInfo("America/New_York")).time() == time(20, 59), "08:00 there is after the start"
