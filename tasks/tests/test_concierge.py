"""Customers book, move, cancel and confirm by tapping: from the webhook's item to what is sent."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, Person, World, make_world
from domain.bookings import actions as bookings
from domain.bookings.models import Booking, CancelledBy, Status
from domain.channels.models import WhatsAppTemplate
from domain.concierge.rules import Tap, button_id
from domain.contacts.models import Contact
from domain.conversations import receiving
from domain.conversations.cloud_api import Incoming
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Buttons, Choices, Outgoing, Row, Template, Text
from domain.deliveries.models import Delivery
from domain.reminders import actions as reminders
from domain.services import actions as services
from domain.vendors import actions as vendors
from domain.vendors.models import Vendor
from domain.waitlist import actions as waitlist
from domain.waitlist.models import WaitlistEntry
from tasks.tests.conftest import Gateways, run_due

HOUR = timedelta(hours=1)
NEVER = {"min_notice_minutes": 60 * 48, "max_horizon_days": 1}
AMINA, STRANGER = "447700900142", "447700900199"
_wamids = count(1)


class Customer:
    """Writes and taps on the phone, and reads what comes back."""

    def __init__(self, outside: Gateways, digits: str = AMINA, number: str = NUMBER_ID) -> None:
        self.outside, self.digits, self.number, self.seen = outside, digits, number, 0

    def unread(self) -> list[Outgoing]:
        """What came since it was last looked."""
        said = [note["what"] for note in self.outside.notes[self.seen :]]
        self.seen = len(self.outside.notes)
        for what in said:
            what.check()
        return said

    def _receive(self, kind: str, text: str, content: dict[str, Any], wamid: str | None) -> list[Outgoing]:
        wamid = wamid or f"wamid.c{next(_wamids)}"
        item = Incoming(self.number, wamid, self.digits, None, "Amina", kind, text, content, None, now())
        self.unread()
        assert receiving.receive(item, now=now()) is None
        run_due()
        return self.unread()

    def write(self, text: str) -> list[Outgoing]:
        return self._receive("text", text, {}, None)

    def tap(self, id: str, *, wamid: str | None = None) -> list[Outgoing]:
        reply = {"type": "button_reply", "button_reply": {"id": id, "title": "…"}}
        return self._receive("interactive", "…", {"interactive": reply}, wamid)

    def choose(self, row: Row) -> list[Outgoing]:
        reply = {"type": "list_reply", "list_reply": {"id": row.id, "title": row.title}}
        return self._receive("interactive", row.title, {"interactive": reply}, None)

    def quick_reply(self, payload: str) -> list[Outgoing]:
        return self._receive("button", "…", {"button": {"payload": payload, "text": "…"}}, None)


@pytest.fixture
def amina(world: World, outside: Gateways) -> Customer:
    """She wrote before: the window is open."""
    services.change(world.alice.actor, world.service.id, {"member_ids": [world.bob.member.id]}, now=now())
    customer = Customer(outside)
    assert customer.write("Hello") == []
    return customer


def book(world: World, by: Person | None = None, **changes: Any) -> Booking:
    booking = bookings.create((by or world.alice).actor, now=now(), **world.booking(**changes))
    run_due()
    return booking


def id_of(verb: str, booking: Booking) -> str:
    return button_id(verb, booking.id, booking.version)


def titles(what: Outgoing) -> list[str]:
    assert isinstance(what, Buttons), what
    return [button.title for button in what.buttons]


def ids(what: Outgoing) -> list[str]:
    assert isinstance(what, Buttons), what
    return [button.id for button in what.buttons]


def rows(said: list[Outgoing]) -> list[Row]:
    (what,) = said
    assert isinstance(what, Choices), what
    return [row for section in what.sections for row in section.rows]


def text(said: list[Outgoing]) -> str:
    (what,) = said
    return what.text


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


def state(booking: Booking) -> tuple[str, int]:
    booking.refresh_from_db()
    return booking.status, booking.version


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


def stranger(world: World) -> Contact:
    found, _ = Contact.objects.within(world.vendor.id).get_or_create(
        vendor_id=world.vendor.id, whatsapp_id=STRANGER, defaults={"name": "Ben", "created_at": now()}
    )
    return found


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


# ---- the waitlist


@pytest.fixture
def offer(world: World, amina: Customer) -> Buttons:
    """Amina is offered what somebody else gave back."""
    taken = book(world, contact_id=stranger(world).id)
    waitlist.join(
        world.alice.actor,
        contact_id=world.contact.id,
        service_id=world.service.id,
        wanted_from=world.tomorrow,
        wanted_until=world.tomorrow + timedelta(minutes=15),
        now=now(),
    )
    run_due()
    bookings.cancel(world.alice.actor, taken.id, now=now())
    amina.unread()
    run_due()
    (note,) = [note for note in amina.unread() if isinstance(note, Buttons)]
    assert titles(note) == ["Take it", "No, thanks"]
    return note


def kept(world: World) -> Booking:
    return Booking.objects.within(world.vendor.id).get(contact=world.contact)


def test_taking_what_was_offered(world: World, amina: Customer, offer: Buttons) -> None:
    assert "you are booked for Massage" in text(amina.tap(offer.buttons[0].id))
    assert state(kept(world)) == ("confirmed", 2)
    assert WaitlistEntry.objects.within(world.vendor.id).get().status == "booked"
    assert "how your booking stands" in text(amina.tap(offer.buttons[1].id)), "it is theirs now"


def test_letting_an_offer_go(world: World, amina: Customer, offer: Buttons) -> None:
    services.change(world.alice.actor, world.service.id, {"cancel_notice_minutes": None}, now=now())
    assert text(amina.tap(offer.buttons[1].id)).startswith("All right")
    assert state(kept(world))[0] == "cancelled"
    assert WaitlistEntry.objects.within(world.vendor.id).get().status == "waiting"
    assert "no longer kept" in text(amina.tap(offer.buttons[0].id))


def test_an_offer_that_ran_out(world: World, amina: Customer, offer: Buttons) -> None:
    Booking.objects.within(world.vendor.id).filter(status="held").update(held_until=now() - HOUR)
    assert "no longer kept" in text(amina.tap(offer.buttons[0].id))
    assert state(kept(world))[0] == "held"


# ---- booking


def test_booking_by_a_word_and_taps(world: World, amina: Customer) -> None:
    """One service: it is not asked which."""
    days = rows(amina.write(" Book! "))
    assert len(days) == 10
    times = rows(amina.choose(days[1]))
    (note,) = amina.choose(times[0])
    assert "you are booked for Massage" in note.text and titles(note) == ["Change time", "Cancel"]
    booking = Booking.objects.within(world.vendor.id).get()
    assert (booking.contact_id, booking.status) == (world.contact.id, "confirmed")
    assert text(amina.choose(times[0])).startswith("You have that already: Massage")
    assert Booking.objects.within(world.vendor.id).count() == 1


def test_of_several_services_one_is_chosen_page_by_page(world: World, amina: Customer) -> None:
    for number in range(20):
        title = f"Number {number:02} {'of a very long name ' * 9}"
        services.offer(world.alice.actor, title=title, duration_minutes=30, price="1.50", now=now())
    services.offer(world.alice.actor, title="AAA", duration_minutes=30, is_public=False, now=now())
    first = rows(amina.write("book"))
    second = rows(amina.choose(first[-1]))
    third = rows(amina.choose(second[-1]))
    assert [len(first), len(second), len(third)] == [10, 10, 3]
    seen = [row.title for row in (*first[:9], *second[:9], *third)]
    assert len(seen) == 21 and seen[0] == "Massage" and "AAA" not in seen
    assert first[0].description == "60 min · 70.00 USD"
    days = amina.choose(first[0])
    assert text(days) == "Massage: which day suits you?"


def test_a_service_no_longer_public_can_not_be_booked(world: World, amina: Customer) -> None:
    times = rows(amina.choose(rows(amina.write("book"))[0]))
    services.change(world.alice.actor, world.service.id, {"is_public": False}, now=now())
    assert text(amina.choose(times[0])).startswith("That can't be found")
    assert text(amina.write("book")).startswith("There is nothing to be booked")
    assert not Booking.objects.within(world.vendor.id).exists()


def test_a_new_start_taken_meanwhile(world: World, amina: Customer) -> None:
    times = rows(amina.choose(rows(amina.write("book"))[1]))
    taken = datetime.fromisoformat(times[0].id.split(":", 2)[2])
    book(world, starts_at=taken.astimezone(UTC), contact_id=stranger(world).id)
    assert text(amina.choose(times[0])).startswith("That time is not free any more")
    assert Booking.objects.within(world.vendor.id).count() == 1


def test_what_waits_for_the_vendor_is_told_so(world: World, amina: Customer) -> None:
    services.change(world.alice.actor, world.service.id, {"requires_confirmation": True}, now=now())
    (note,) = amina.choose(rows(amina.choose(rows(amina.write("book"))[1]))[0])
    assert "we received your request" in note.text and titles(note) == ["Change time", "Cancel"]
    booking = Booking.objects.within(world.vendor.id).get()
    assert "will confirm it soon" in text(amina.tap(id_of("confirm", booking)))
    assert state(booking) == ("pending", 1)


def test_so_many_bookings_and_no_more(world: World, amina: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    from domain.limits import Limit

    monkeypatch.setattr("domain.public.actions.BOOKINGS_BY_ONE", Limit("test.bookings", "1 per hour"))
    times = rows(amina.choose(rows(amina.write("book"))[1]))
    amina.choose(times[0])
    assert text(amina.choose(times[6])).startswith("That was a lot at once")
    assert Booking.objects.within(world.vendor.id).count() == 1


def test_a_stranger_is_answered_in_the_vendors_language(world: World, amina: Customer) -> None:
    Vendor.objects.filter(id=world.vendor.id).update(locale="es-MX")
    newcomer = Customer(amina.outside, "447700900177")
    said = newcomer.write("Reservar")
    assert text(said) == "Massage: ¿qué día te viene bien?"


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
