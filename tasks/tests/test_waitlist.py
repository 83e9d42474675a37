"""Time that becomes free is kept for the first who waits for it, who is told; then for the next."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World, hire
from domain.availability import actions as availability
from domain.availability.queries import Whose
from domain.availability.rules import Span, Timetable, WallSpan
from domain.bookings import actions as bookings
from domain.bookings import expiring
from domain.bookings.models import Booking
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.outbox import actions as outbox
from domain.outbox.models import OutboxEvent
from domain.services import actions as services
from domain.waitlist import actions as waitlist
from domain.waitlist import rules
from domain.waitlist.models import WaitlistEntry
from tasks import relay, sending
from tasks.reactions import REACTIONS
from tasks.tests.conftest import Gateways, run_due

HOUR = timedelta(hours=1)


@pytest.fixture
def full(world: World, outside: Gateways) -> Booking:
    """The one booking, of whom alone serves it; the whole window is taken when the service takes an hour."""
    services.change(world.alice.actor, world.service.id, {"member_ids": [world.bob.member.id]}, now=now())
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    outside.letters.clear()
    return booking


def somebody(world: World, name: str) -> Contact:
    return contacts.add(world.alice.actor, name=name, email=f"{name}@customers.example", now=now())


def wait(world: World, name: str, **changes: Any) -> WaitlistEntry:
    """For the start of the booking, and no other."""
    window = {"wanted_from": world.tomorrow, "wanted_until": world.tomorrow + timedelta(minutes=15)}
    wanted = {"contact_id": somebody(world, name).id, "service_id": world.service.id, **window, **changes}
    return waitlist.join(world.alice.actor, now=now(), **wanted)


def timetable(opens: int, closes: int) -> Timetable:
    """Every day, by hours of Europe/London."""
    return Timetable(weekly={weekday: (WallSpan(60 * opens, 60 * closes),) for weekday in range(7)})


def state(entry: WaitlistEntry) -> tuple[str, int]:
    entry.refresh_from_db()
    return entry.status, entry.offers


def told(outside: Gateways) -> list[str]:
    return [f"{letter['to'].split('@')[0]}: {letter['subject'].split(',')[0]}" for letter in outside.letters]


def expire(world: World) -> None:
    Booking.objects.within(world.vendor.id).filter(status="held").update(held_until=now())
    assert expiring.expire_holds(now=now())
    run_due()


def again(world: World) -> None:
    """All reactions once more."""
    for event in OutboxEvent.objects.within(world.vendor.id).order_by("id"):
        for reaction in REACTIONS[event.type]:
            reaction(event)
    run_due()


OFFER = "A time has become free: Massage"


def test_a_cancelled_time_is_kept_for_the_first_who_is_told(world: World, full: Booking, outside: Gateways) -> None:
    ann, ben = wait(world, "ann"), wait(world, "ben")
    bookings.cancel(world.bob.actor, full.id, now=now())
    run_due()
    assert (state(ann), state(ben)) == (("offered", 1), ("waiting", 0))
    assert ann.booking and ann.booking.status == "held"
    assert ann.booking.starts_at == full.starts_at
    assert told(outside) == ["amina: Your booking was cancelled: Massage", f"ann: {OFFER}"]
    assert "We keep it for you until" in outside.letters[-1]["text"]
    bookings.confirm(world.bob.actor, ann.booking.id, now=now())
    run_due()
    assert (state(ann), state(ben)) == (("booked", 1), ("waiting", 0))


def test_what_nobody_takes_is_kept_for_the_next_and_for_each_once(
    world: World, full: Booking, outside: Gateways
) -> None:
    ann, ben = wait(world, "ann"), wait(world, "ben")
    bookings.cancel(world.bob.actor, full.id, now=now())
    run_due()
    expire(world)
    assert (state(ann), state(ben)) == (("waiting", 1), ("offered", 1))
    expire(world)
    assert (state(ann), state(ben)) == (("waiting", 1), ("waiting", 1))
    assert told(outside)[1:] == [f"ann: {OFFER}", f"ben: {OFFER}"]
    assert not Booking.objects.within(world.vendor.id).exclude(status="cancelled").exists()


def test_reactions_that_run_again_change_nothing(world: World, full: Booking, outside: Gateways) -> None:
    ann, ben = wait(world, "ann"), wait(world, "ben")
    bookings.cancel(world.bob.actor, full.id, now=now())
    run_due()
    again(world)
    assert (state(ann), state(ben)) == (("offered", 1), ("waiting", 0))
    ann.refresh_from_db()
    assert ann.booking
    bookings.confirm(world.bob.actor, ann.booking.id, now=now())
    run_due()
    again(world)
    assert (state(ann), state(ben)) == (("booked", 1), ("waiting", 0))
    bookings.cancel(world.bob.actor, ann.booking.id, now=now())
    run_due()
    again(world)
    assert (state(ann), state(ben)) == (("booked", 1), ("offered", 1))
    assert told(outside).count(f"ann: {OFFER}") == told(outside).count(f"ben: {OFFER}") == 1


@pytest.mark.parametrize("way", ["moved", "given to another", "hold cancelled"])
def test_time_becomes_free_in_other_ways(world: World, full: Booking, way: str) -> None:
    ann = wait(world, "ann", staff_id=world.bob.member.id)
    if way == "moved":
        bookings.reschedule(world.bob.actor, full.id, starts_at=full.starts_at + 5 * HOUR, now=now())
    if way == "given to another":
        carl = hire(world.alice, "carl@spa.example", "agent")
        services.change(
            world.alice.actor, world.service.id, {"member_ids": [world.bob.member.id, carl.member.id]}, now=now()
        )
        bookings.reschedule(world.alice.actor, full.id, staff_id=carl.member.id, now=now())
    if way == "hold cancelled":
        bookings.cancel(world.bob.actor, full.id, now=now())
        held = bookings.hold(world.bob.actor, now=now(), **world.booking())
        run_due()
        assert state(ann)[0] == "waiting"
        bookings.cancel(world.bob.actor, held.id, now=now())
    run_due()
    assert state(ann) == ("offered", 1)
    ann.refresh_from_db()
    assert ann.booking and ann.booking.staff_id == world.bob.member.id


def test_more_is_open_than_before(world: World, full: Booking, outside: Gateways) -> None:
    bob, evening = Whose(member_id=world.bob.member.id), world.tomorrow.replace(hour=19)
    availability.set_hours(world.alice.actor, bob, timetable(9, 17), now=now())
    ann = wait(world, "ann", wanted_from=evening, wanted_until=evening + HOUR)
    availability.set_hours(world.alice.actor, bob, timetable(9, 18), now=now())
    run_due()
    assert state(ann) == ("waiting", 0)
    availability.set_hours(world.alice.actor, bob, timetable(9, 21), now=now())
    run_due()
    again(world)
    assert state(ann) == ("offered", 1) and told(outside) == [f"ann: {OFFER}"]


def test_time_off_that_is_taken_back(world: World, full: Booking) -> None:
    noon = full.starts_at + 3 * HOUR
    bob = Whose(member_id=world.bob.member.id)
    off = availability.add_time_off(world.alice.actor, bob, starts_at=noon, ends_at=noon + HOUR, now=now())
    ann = wait(world, "ann", wanted_from=noon, wanted_until=noon + timedelta(minutes=15))
    run_due()
    assert state(ann) == ("waiting", 0)
    availability.remove_time_off(world.alice.actor, bob, off.id, now=now())
    run_due()
    assert state(ann) == ("offered", 1)


@pytest.mark.parametrize(
    ("changes", "offered"),
    [
        ({"wanted_until": 15}, True),
        ({"wanted_from": -120, "wanted_until": -60}, False),
        ({"wanted_from": -120, "wanted_until": -59}, False),  # there the time was free anyway
        ({"wanted_from": -120, "wanted_until": -30}, True),
        ({"wanted_from": 45, "wanted_until": 60}, True),
        ({"wanted_from": 60, "wanted_until": 300}, False),
    ],
)
def test_only_to_whom_it_is_of_use(world: World, full: Booking, changes: dict[str, int], offered: bool) -> None:
    window = {name: world.tomorrow + timedelta(minutes=minutes) for name, minutes in changes.items()}
    ann = wait(world, "ann", **window)
    bookings.cancel(world.bob.actor, full.id, now=now())
    run_due()
    assert (state(ann)[0] == "offered") is offered


def test_two_can_be_served_by_what_one_gave_up(world: World, full: Booking) -> None:
    short = services.offer(
        world.alice.actor, title="Trim", duration_minutes=30, member_ids=[world.bob.member.id], now=now()
    )
    window = {"service_id": short.id, "wanted_until": world.tomorrow + HOUR}
    waiting = [wait(world, name, **window) for name in ("ann", "ben", "cat")]
    bookings.cancel(world.bob.actor, full.id, now=now())
    run_due()
    assert [state(entry)[0] for entry in waiting] == ["offered", "offered", "waiting"]


def test_an_offer_that_is_gone_is_not_told(world: World, full: Booking, outside: Gateways) -> None:
    ann = wait(world, "ann")
    bookings.cancel(world.bob.actor, full.id, now=now())
    while outbox.drain(relay._react, now=now()):
        pass
    waitlist.leave(world.bob.actor, ann.id, now=now())
    for delivery_id, channel in deliveries.hand_out(now=now()):
        sending.TASKS[channel](str(delivery_id))
    assert Delivery.objects.within(world.vendor.id).get(kind="waitlist.offer").reason == "The booking is cancelled."
    assert state(ann)[0] == "cancelled"
    assert not Booking.objects.within(world.vendor.id).exclude(status="cancelled").exists()


def test_what_is_too_near_or_past_is_not_offered(world: World, full: Booking) -> None:
    ann = wait(world, "ann")
    too_late: datetime = full.starts_at - rules.OFFER + timedelta(minutes=1)
    bookings.cancel(world.bob.actor, full.id, now=now())
    freed = Span(full.starts_at, full.ends_at)
    waitlist.offer(freed, world.vendor.id, now=too_late)
    assert state(ann)[0] == "waiting"
    assert waitlist.expire(now=ann.wanted_until - timedelta(seconds=1)) == 0
    assert waitlist.expire(now=ann.wanted_until) == 1
    assert state(ann)[0] == "expired"


def test_an_offer_that_runs_out_when_the_window_is_past(world: World, full: Booking) -> None:
    ann = wait(world, "ann")
    bookings.cancel(world.bob.actor, full.id, now=now())
    run_due()
    ann.refresh_from_db()
    expiring.expire_holds(now=ann.wanted_until)
    assert ann.booking_id
    waitlist.settle(ann.booking_id, world.vendor.id, now=ann.wanted_until)
    assert state(ann)[0] == "expired"


def test_what_many_wait_for_is_searched_once(world: World, full: Booking, outside: Gateways) -> None:
    def searched() -> int:
        with CaptureQueriesContext(connection) as captured:
            waitlist.offer_what_opened(world.vendor.id, now=now())
        return len(captured)

    wait(world, "ann")
    one = searched()
    for name, minutes in (("ben", 0), ("cid", 15), ("dot", 10)):  # the last two for a little later, and longer
        since = world.tomorrow + timedelta(minutes=minutes)
        wait(world, name, wanted_from=since, wanted_until=since + timedelta(minutes=20))
    assert searched() == one
    bookings.cancel(world.bob.actor, full.id, now=now())
    waitlist.offer_what_opened(world.vendor.id, now=now())
    states = [entry.status for entry in WaitlistEntry.objects.within(world.vendor.id).order_by("created_at", "id")]
    assert states == ["offered", "waiting", "waiting", "waiting"], "they wait for the same hour of the one who serves"
