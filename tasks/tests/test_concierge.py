"""Customers book, move, cancel and confirm by tapping: from the webhook's item to what is sent."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World, make_world
from domain.bookings import actions as bookings
from domain.bookings.models import Booking, CancelledBy, Status
from domain.channels.models import WhatsAppTemplate
from domain.concierge.rules import Tap
from domain.conversations import receiving
from domain.conversations.cloud_api import Incoming
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Template, Text
from domain.deliveries.models import Delivery
from domain.reminders import actions as reminders
from domain.services import actions as services
from domain.vendors import actions as vendors
from tasks.tests.conftest import Gateways, run_due
from tasks.tests.customers import (
    AMINA,
    HOUR,
    STRANGER,
    Customer,
    at,
    book,
    id_of,
    ids,
    rows,
    state,
    stranger,
    text,
    titles,
)

# ---- notes


def test_a_confirmation_inside_the_window_carries_buttons_bound_to_the_booking(world: World, amina: Customer) -> None:
    booking = book(world)
    (note,) = amina.unread()
    assert titles(note) == ["Change time", "Cancel"]
    assert ids(note) == [id_of("reschedule", booking), id_of("cancel", booking)]
    shown = Message.objects.within(world.vendor.id).get(kind="interactive")
    assert shown.content["kind"] == "buttons"


def test_a_reminder_can_be_confirmed(world: World, amina: Customer) -> None:
    reminders.add_rule(world.alice.actor, minutes_before=60, channels=["whatsapp"], now=now())
    booking = book(world, starts_at=now() + HOUR + timedelta(seconds=2))
    amina.unread()
    run_due(now() + timedelta(minutes=1))
    (note,) = amina.unread()
    assert titles(note) == ["Confirm", "Change time", "Cancel"]
    assert text(amina.tap(ids(note)[0])).startswith("Thank you! See you on ")
    assert state(booking) == ("confirmed", 1)
    assert Booking.objects.within(world.vendor.id).get(id=booking.id).coming_at


@pytest.mark.parametrize(
    ("buttons", "verbs"),
    [
        (["Confirm", "Change", "Cancel"], ["confirm", "reschedule", "cancel"]),
        (["Change", "Cancel"], ["reschedule", "cancel"]),
        (["Stop"], []),
        ([], []),
    ],
)
def test_outside_the_window_a_template_has_payloads_when_it_has_so_many_buttons(
    world: World, outside: Gateways, buttons: list[str], verbs: list[str]
) -> None:
    WhatsAppTemplate.objects.within(world.vendor.id).create(
        vendor_id=world.vendor.id,
        name="booking_confirmed",
        language="en",
        category="UTILITY",
        status="APPROVED",
        buttons=buttons,
        updated_at=now(),
    )
    booking = book(world)
    (note,) = [note["what"] for note in outside.notes]
    assert isinstance(note, Template)
    note.check()
    assert list(note.payloads) == [id_of(verb, booking) for verb in verbs]


def test_a_template_nobody_knows_has_no_payloads(world: World, outside: Gateways) -> None:
    book(world)
    (note,) = [note["what"] for note in outside.notes]
    assert isinstance(note, Template) and note.payloads == ()


def test_a_templates_quick_reply_acts_like_a_button(world: World, amina: Customer) -> None:
    booking = book(world)
    assert "was cancelled" in text(amina.quick_reply(id_of("cancel", booking)))
    assert state(booking)[0] == "cancelled"


# ---- cancelling


def test_cancelling_by_a_tap(world: World, amina: Customer) -> None:
    booking = book(world)
    assert "was cancelled" in text(amina.tap(id_of("cancel", booking)))
    assert state(booking) == ("cancelled", 2)
    assert booking.cancelled_by == CancelledBy.CUSTOMER
    assert "is cancelled" in text(amina.tap(id_of("cancel", booking))), "again, kindly"
    assert state(booking) == ("cancelled", 2)


def test_cancelling_too_late_is_answered_kindly(world: World, amina: Customer) -> None:
    services.change(world.alice.actor, world.service.id, {"cancel_notice_minutes": 60 * 72}, now=now())
    booking = book(world)
    assert text(amina.tap(id_of("cancel", booking))).startswith("It is too late to change your booking of Massage")
    assert state(booking) == ("confirmed", 1)


def test_the_same_webhook_again_does_nothing_more(world: World, amina: Customer) -> None:
    booking = book(world)
    tapped = id_of("confirm", booking)
    assert len(amina.tap(tapped, wamid="wamid.same")) == 1
    assert amina.tap(tapped, wamid="wamid.same") == []


def test_a_reaction_that_runs_again_answers_once(world: World, amina: Customer) -> None:
    from domain.concierge import actions as concierge

    booking = book(world)
    amina.tap(id_of("confirm", booking))
    tapped = Message.objects.within(world.vendor.id).filter(direction="inbound").latest("seq")
    outgoing = Message.objects.within(world.vendor.id).filter(direction="outbound")
    before = outgoing.count()
    assert concierge.respond(world.vendor.id, tapped.id, now=now())
    assert outgoing.count() == before


# ---- moving


def test_moving_by_a_list(world: World, amina: Customer) -> None:
    booking = book(world)
    listed = rows(amina.tap(id_of("reschedule", booking)))
    assert len(listed) == 10
    assert [row.title for row in listed[-2:]] == ["Later", "Another day"]
    later = rows(amina.choose(listed[-2]))
    assert {row.id for row in later[:8]}.isdisjoint(row.id for row in listed[:8])
    wanted = later[3]
    (moved,) = amina.choose(wanted)
    assert "is now on" in moved.text and titles(moved) == ["Change time", "Cancel"]
    assert state(booking) == ("confirmed", 2)
    assert Tap("booking.move", booking.id, 1, booking.starts_at).id() == wanted.id
    assert booking.staff_id == world.bob.member.id


def test_moving_to_another_day(world: World, amina: Customer) -> None:
    booking = book(world)
    listed = rows(amina.tap(id_of("reschedule", booking)))
    days = rows(amina.choose(listed[-1]))
    assert len(days) == 10 and days[-1].title == "Later"
    further = rows(amina.choose(days[-1]))
    assert {row.title for row in days[:9]}.isdisjoint(row.title for row in further[:9])
    wanted = rows(amina.choose(further[2]))[0]
    amina.choose(wanted)
    assert state(booking) == ("confirmed", 2)
    assert booking.starts_at > now() + timedelta(days=9)


@pytest.fixture
def far(world: World, amina: Customer) -> Booking:
    """A booking in twelve days."""
    booking = book(world)
    bookings.reschedule(world.alice.actor, booking.id, starts_at=world.tomorrow + timedelta(days=12), now=now())
    run_due()
    booking.refresh_from_db()
    return booking


def test_the_times_to_move_to_begin_on_the_day_of_the_booking(world: World, amina: Customer, far: Booking) -> None:
    listed = rows(amina.tap(id_of("reschedule", far)))
    zone = ZoneInfo(world.vendor.timezone)
    assert at(listed[0]).astimezone(zone).date() == far.starts_at.astimezone(zone).date()
    sooner = rows(amina.choose(listed[-1]))
    assert at(sooner[0]) < now() + timedelta(days=2)


def test_where_nothing_is_free_from_then_on_sooner_days_are_offered(
    world: World, amina: Customer, far: Booking
) -> None:
    services.change(world.alice.actor, world.service.id, {"max_horizon_days": 3}, now=now())
    days = rows(amina.tap(id_of("reschedule", far)))
    assert days
    assert all(at(day) < now() + timedelta(days=5) for day in days)


def test_a_start_taken_meanwhile_is_told_with_the_nearest(world: World, amina: Customer) -> None:
    booking = book(world)
    wanted = world.tomorrow + timedelta(hours=5)
    book(world, starts_at=wanted, contact_id=stranger(world).id)
    amina.unread()
    said = amina.tap(Tap("booking.move", booking.id, 1, wanted).id())
    assert text(said) == "That time is not free any more. These are the nearest."
    near = rows(said)
    assert [row.title for row in near][-1] == "Another day" and len(near) == 4
    assert state(booking) == ("confirmed", 1)
    amina.choose(near[0])
    assert state(booking) == ("confirmed", 2)


def test_any_minute_is_no_slot(world: World, amina: Customer) -> None:
    booking = book(world)
    off_grid = world.tomorrow + timedelta(hours=5, minutes=7)
    assert text(amina.tap(Tap("booking.move", booking.id, 1, off_grid).id())).startswith("That time is not free")
    assert state(booking) == ("confirmed", 1)


def test_moving_too_late_is_refused_at_every_step(world: World, amina: Customer) -> None:
    booking = book(world)
    services.change(world.alice.actor, world.service.id, {"reschedule_notice_minutes": None}, now=now())
    for verb in ("days", "times", "move"):
        said = amina.tap(Tap(f"booking.{verb}", booking.id, 1, world.tomorrow + 3 * HOUR).id())
        assert text(said).startswith("It is too late"), verb
    assert text(amina.tap(id_of("reschedule", booking))).startswith("It is too late")
    assert state(booking) == ("confirmed", 1)


def test_nothing_free_is_said(world: World, amina: Customer) -> None:
    booking = book(world)
    services.change(
        world.alice.actor, world.service.id, {"min_notice_minutes": 60 * 48, "max_horizon_days": 1}, now=now()
    )
    assert text(amina.tap(id_of("reschedule", booking))).startswith("Massage: nothing is free")


# ---- what is stale, or somebody else's


def test_a_stale_tap_tells_how_it_stands_and_changes_nothing(world: World, amina: Customer) -> None:
    booking = book(world)
    old = {verb: id_of(verb, booking) for verb in ("confirm", "reschedule", "cancel")}
    bookings.reschedule(world.alice.actor, booking.id, starts_at=world.tomorrow + 2 * HOUR, now=now())
    run_due()
    for tapped in old.values():
        (said,) = amina.tap(tapped)
        assert said.text.startswith("This is how your booking stands: Massage on ")
        booking.refresh_from_db()
        assert ids(said) == [id_of("reschedule", booking), id_of("cancel", booking)]
    assert state(booking) == ("confirmed", 2)


@pytest.mark.parametrize("verb", ["confirm", "reschedule", "cancel", "take", "leave"])
def test_what_is_over_is_said(world: World, amina: Customer, verb: str) -> None:
    booking = book(world)
    Booking.objects.within(world.vendor.id).update(status=Status.COMPLETED)
    assert "is past" in text(amina.tap(id_of(verb, booking)))
    assert state(booking) == ("completed", 1)


@pytest.mark.parametrize("verb", ["confirm", "reschedule", "cancel", "take", "leave", "days", "times", "move"])
def test_another_contacts_booking_is_not_there(world: World, amina: Customer, verb: str) -> None:
    booking = book(world)
    stranger(world)
    at = world.tomorrow + 3 * HOUR if verb in ("days", "times", "move") else None
    tapped = Tap(f"booking.{verb}", booking.id, 1, at).id()
    said = text(Customer(amina.outside, STRANGER).tap(tapped))
    assert said.startswith("That can't be found any more") and "Massage" not in said
    assert state(booking) == ("confirmed", 1)


@pytest.mark.parametrize("verb", ["confirm", "reschedule", "cancel", "move"])
def test_another_vendors_booking_is_not_there(world: World, amina: Customer, verb: str) -> None:
    """The same person is a customer of both, and taps the one's button in the other's chat."""
    other = make_world("2")
    booking = bookings.create(other.alice.actor, now=now(), **other.booking())
    run_due()
    amina.unread()
    at = world.tomorrow + 3 * HOUR if verb == "move" else None
    assert text(amina.tap(Tap(f"booking.{verb}", booking.id, 1, at).id())).startswith("That can't be found")
    assert state(booking) == ("confirmed", 1)


@pytest.mark.parametrize("verb", ["list", "days", "times", "book"])
def test_another_vendors_service_is_not_there(world: World, amina: Customer, verb: str) -> None:
    other = make_world("2")
    if verb == "list":
        assert other.service.title not in [row.title for row in rows(amina.write("book"))[:-1]]
        return
    said = amina.tap(Tap(f"service.{verb}", other.service.id, at=world.tomorrow).id())
    assert text(said).startswith("That can't be found")
    assert not Booking.objects.across_vendors().exists()


def test_an_id_of_somebody_elses_making_is_left_to_people(world: World, amina: Customer) -> None:
    assert amina.tap("yes") == []
    assert amina.tap(Tap("booking.cancel", uuid4(), 1).id()) != []


# ---- switched off


def test_switched_off_nothing_is_offered_and_nothing_answered(world: World, amina: Customer) -> None:
    channel = world.alice.api.patch("/channels/whatsapp", {"booking_in_chat": False})
    assert (channel.status_code, channel.json()["booking_in_chat"]) == (200, False)
    booking = book(world)
    (note,) = amina.unread()
    assert isinstance(note, Text)
    assert amina.tap(id_of("cancel", booking)) == []
    assert amina.write("book") == []
    assert state(booking) == ("confirmed", 1)


def test_a_vendor_without_public_booking_lets_customers_move_but_not_book(world: World, amina: Customer) -> None:
    vendors.change(world.alice.actor, {"takes_public_bookings": False}, now=now())
    booking = book(world)
    assert amina.write("book") == []
    assert text(amina.tap(Tap("service.book", world.service.id, at=world.tomorrow + 5 * HOUR).id())).startswith(
        "That can"
    )
    assert rows(amina.tap(id_of("reschedule", booking)))


def test_a_tap_that_was_answered_is_not_told_that_it_is_closed(world: World, amina: Customer) -> None:
    from domain.availability.models import Hours

    vendors.change(world.alice.actor, {"away_message": "We open at nine."}, now=now())
    booking = book(world)
    yesterday = (now() - timedelta(days=1)).weekday()
    Hours.objects.within(world.vendor.id).create(
        vendor_id=world.vendor.id, weekday=yesterday, from_minute=540, until_minute=600
    )
    assert text(amina.tap(id_of("confirm", booking))).startswith("Thank you!")
    assert text(amina.write("Are you there?")) == "We open at nine."


def test_an_answer_too_late_for_the_window_is_not_sent(world: World, amina: Customer) -> None:
    booking = book(world)
    content = {"interactive": {"type": "button_reply", "button_reply": {"id": id_of("confirm", booking)}}}
    item = Incoming(NUMBER_ID, "wamid.late", AMINA, None, "Amina", "interactive", "…", content, None, now())
    receiving.receive(item, now=now())
    Conversation.objects.within(world.vendor.id).update(window_closes_at=now() - HOUR)
    amina.unread()
    run_due()
    assert amina.unread() == []
    assert not Delivery.objects.within(world.vendor.id).filter(state="scheduled", channel="whatsapp").exists()
