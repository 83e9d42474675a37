"""Customers book by tapping, and take what the waitlist offers them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from conftest import World
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.conversations.outgoing import Buttons
from domain.services import actions as services
from domain.vendors.models import Vendor
from domain.waitlist import actions as waitlist
from domain.waitlist.models import WaitlistEntry
from tasks.tests.conftest import run_due
from tasks.tests.customers import (
    HOUR,
    Customer,
    book,
    id_of,
    rows,
    state,
    stranger,
    text,
    titles,
)

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
