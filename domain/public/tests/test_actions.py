"""Codes, bookings by customers, links and feeds."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils.timezone import now

from conftest import World, make_world
from domain.access import PermissionMissing
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.bookings.rules import SlotTaken
from domain.channels.models import WhatsAppChannel
from domain.contacts.models import Contact
from domain.errors import Refusal
from domain.limits import TooManyTries
from domain.members import actions as members
from domain.outbox.models import OutboxEvent
from domain.people import rules as tokens
from domain.people.models import Member, Role
from domain.public import actions, queries, rules
from domain.public.models import ContactCode
from domain.services import actions as services
from domain.vendors.models import Vendor

EMAIL = "rosa@customers.example"


def sent(world: World, to: str = EMAIL, *, at: datetime | None = None) -> str:
    """The code of a letter."""
    by = {"email" if "@" in to else "phone_number": to}
    actions.send_code(world.vendor, address=None, now=at or now(), **by)
    return rules.derived_code(ContactCode.objects.within(world.vendor.id).latest("id").id, settings.SECRET_KEY)


def prove(world: World, code: str, to: str = EMAIL) -> ContactCode:
    return actions.prove(world.vendor, to, code, address="203.0.113.7", now=now())


def book(world: World, proof: ContactCode, **changes: Any) -> Booking:
    wanted: dict[str, Any] = {
        "service_id": world.service.id,
        "starts_at": world.tomorrow,
        "name": "Rosa Example",
    } | changes
    return queries.by_manage_token(actions.book(world.vendor, proof, now=now(), **wanted))


def booked(world: World, **changes: Any) -> tuple[Booking, str]:
    booking = book(world, prove(world, sent(world)), **changes)
    return booking, actions.manage_token(booking)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_a_stranger_becomes_a_contact(world: World) -> None:
    booking, token = booked(world, description="First time", language="pt-BR")
    contact = Contact.objects.within(world.vendor.id).get(id=booking.contact_id)
    assert (contact.name, contact.email, contact.language, contact.phone_number) == (
        "Rosa Example",
        EMAIL,
        "pt-BR",
        None,
    )
    assert (booking.status, booking.description) == ("confirmed", "First time")
    assert bytes(booking.manage_hash or b"") == tokens.token_hash(token)
    kinds = set(OutboxEvent.objects.within(world.vendor.id).filter(type="booking.created").values_list("actor_kind"))
    assert kinds == {("contact",)}


def test_customers_choose_of_what_is_offered(world: World) -> None:
    """Staff may book any minute that is free; a customer at 10:07 would leave the vendor with scraps."""
    code, odd = sent(world), world.tomorrow + timedelta(minutes=7)
    with pytest.raises(rules.NotOffered):
        book(world, prove(world, code), starts_at=odd)
    assert not Booking.objects.within(world.vendor.id).exists()
    token = actions.manage_token(book(world, prove(world, code), staff_id=world.bob.member.id))
    with pytest.raises(rules.NotOffered):
        actions.reschedule(token, starts_at=odd, address=None, now=now())
    by_a_step = world.tomorrow + timedelta(minutes=15)  # where only the booking itself stands in the way
    assert actions.reschedule(token, starts_at=by_a_step, address=None, now=now()).starts_at == by_a_step
    with pytest.raises(SlotTaken):  # what is taken is told as such
        book(world, prove(world, sent(world)), starts_at=odd, staff_id=world.bob.member.id)


def test_one_who_is_known_stays_as_they_are(world: World) -> None:
    code = sent(world, "amina@customers.example")
    booking = book(world, prove(world, code, "amina@customers.example"), name="Somebody Else")
    assert (booking.contact_id, world.contact.name) == (world.contact.id, "Amina Example")


def test_by_phone(world: World) -> None:
    code = sent(world, "+447700900142")
    assert book(world, prove(world, code, "+447700900142")).contact_id == world.contact.id
    WhatsAppChannel.objects.within(world.vendor.id).delete()
    with pytest.raises(rules.PhoneNotChecked):
        sent(world, "+447700900143")


def test_a_code_works_once_and_within_its_time(world: World) -> None:
    code = sent(world)
    book(world, prove(world, code))
    with pytest.raises(rules.CodeSpent):
        book(world, prove(world, code), starts_at=world.tomorrow + timedelta(hours=3))
    old = sent(world, "other@customers.example", at=now() - rules.CODE_LIFETIME)
    with pytest.raises(rules.BadCode):
        prove(world, old)  # somebody else's
    with pytest.raises(rules.CodeExpired):
        book(world, prove(world, old, "other@customers.example"))
    assert Booking.objects.within(world.vendor.id).count() == 1


def test_five_wrong_tries_and_the_right_one_is_wrong_too(world: World) -> None:
    code = sent(world)
    for _ in range(rules.MOST_TRIES):
        with pytest.raises(rules.BadCode):
            prove(world, wrong(code))
    with pytest.raises(rules.BadCode):
        prove(world, code)
    prove(world, sent(world))


def test_the_last_code_is_the_one(world: World) -> None:
    first, second = sent(world), sent(world)
    if first != second:
        with pytest.raises(rules.BadCode):
            prove(world, first)
    prove(world, second)


def test_a_refused_booking_spends_nothing(world: World) -> None:
    booked(world, staff_id=world.bob.member.id)
    proof = prove(world, sent(world, "late@customers.example"), "late@customers.example")
    with pytest.raises(SlotTaken) as taken:
        book(world, proof, staff_id=world.bob.member.id)
    assert taken.value.details["nearest"]
    assert not Contact.objects.within(world.vendor.id).filter(email="late@customers.example").exists()
    book(world, proof, staff_id=world.alice.member.id)


def test_letters_to_one_are_bounded(world: World) -> None:
    for _ in range(5):
        sent(world)
    with pytest.raises(TooManyTries):
        sent(world)
    assert ContactCode.objects.within(world.vendor.id).count() == 5


@pytest.mark.parametrize("changes", [{"is_active": False}, {"deleted_at": now()}])
def test_a_link_of_a_vendor_that_is_shut(world: World, changes: dict[str, Any]) -> None:
    _, token = booked(world)
    feed = actions.open_feed(world.bob.actor, world.bob.member.id, now=now())
    Vendor.objects.filter(id=world.vendor.id).update(**changes)
    with pytest.raises(tokens.TokenForeign):
        actions.follow(token, address=None)
    with pytest.raises(rules.CalendarNotFound):
        actions.feed(feed, address=None, now=now())


def test_a_link_for_what_staff_booked(world: World) -> None:
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    token = actions.manage_token(booking)
    assert actions.manage_token(booking) == token and token.startswith("spm_")
    cancelled = actions.cancel(token, reason="Ill", address=None, now=now())
    assert (cancelled.status, cancelled.cancelled_by, cancelled.cancelled_reason) == ("cancelled", "customer", "Ill")


def test_a_customer_takes_what_is_held_and_not_what_awaits_the_vendor(world: World) -> None:
    held = bookings.hold(world.alice.actor, now=now(), **world.booking())
    token = actions.manage_token(held)
    assert actions.confirm(token, address=None, now=now()).status == "confirmed"
    assert actions.confirm(token, address=None, now=now()).version == 2
    Booking.objects.within(world.vendor.id).update(status="pending")
    with pytest.raises(rules.AwaitsVendor):
        actions.confirm(token, address=None, now=now())


def test_who_moves_what_the_vendor_confirms_asks_again(world: World) -> None:
    booking, token = booked(world)
    services.change(world.alice.actor, world.service.id, {"requires_confirmation": True}, now=now())
    later = world.tomorrow + timedelta(hours=3)
    moved = actions.reschedule(token, starts_at=later, address=None, now=now())
    assert (moved.status, moved.starts_at) == ("pending", later)
    bookings.confirm(world.alice.actor, booking.id, now=now())
    by_staff = bookings.reschedule(world.alice.actor, booking.id, starts_at=world.tomorrow, now=now())
    assert by_staff.status == "confirmed"


def test_guessing_links_is_bounded(world: World) -> None:
    for _ in range(50):
        with pytest.raises(tokens.TokenForeign):
            actions.follow(tokens.new_token("spm_"), address="203.0.113.9")
    with pytest.raises(TooManyTries):
        actions.follow(tokens.new_token("spm_"), address="203.0.113.9")


class TestFeeds:
    def test_the_address_is_one_s_own_and_another_one_kills_it(self, world: World) -> None:
        first = actions.open_feed(world.bob.actor, world.bob.member.id, now=now())
        second = actions.open_feed(world.alice.actor, world.bob.member.id, now=now())
        with pytest.raises(rules.CalendarNotFound):
            actions.feed(first, address=None, now=now())
        assert b"BEGIN:VCALENDAR" in actions.feed(second, address=None, now=now())
        actions.close_feed(world.bob.actor, world.bob.member.id, now=now())
        actions.close_feed(world.bob.actor, world.bob.member.id, now=now())
        with pytest.raises(rules.CalendarNotFound):
            actions.feed(second, address=None, now=now())
        events = OutboxEvent.objects.within(world.vendor.id).filter(type__startswith="calendar_feed.")
        assert events.count() == 3

    def test_nobody_opens_another_s_without_the_right_to(self, world: World) -> None:
        with pytest.raises(PermissionMissing):
            actions.open_feed(world.bob.actor, world.alice.member.id, now=now())

    def test_it_dies_with_the_right_to_see_it_and_does_not_come_back_with_the_member(self, world: World) -> None:
        token = actions.open_feed(world.bob.actor, world.bob.member.id, now=now())
        blind = Role(vendor=world.vendor, name="Blind")
        blind.save(force_insert=True)
        bobs = Member.objects.within(world.vendor.id).filter(id=world.bob.member.id)
        agent = world.bob.member.role_id
        bobs.update(role=blind)
        with pytest.raises(rules.CalendarNotFound):
            actions.feed(token, address=None, now=now())
        bobs.update(role=agent)
        actions.feed(token, address=None, now=now())
        members.remove(world.alice.actor, world.bob.member.id, now=now())
        bobs.update(is_active=True)
        with pytest.raises(rules.CalendarNotFound):
            actions.feed(token, address=None, now=now())

    def test_what_it_shows(self, world: World, django_assert_num_queries: Any) -> None:
        def made(**changes: Any) -> Booking:
            return bookings.create(world.alice.actor, now=now(), **world.booking(**changes))

        shown, gone, others = (
            made(),
            made(starts_at=world.tomorrow + timedelta(hours=2)),
            made(staff_id=world.alice.member.id),
        )
        past = made(starts_at=world.tomorrow + timedelta(hours=4))
        long_ago = now() - timedelta(days=40)
        Booking.objects.within(world.vendor.id).filter(id=past.id).update(starts_at=long_ago)
        bookings.cancel(world.alice.actor, gone.id, now=now())
        token = actions.open_feed(world.bob.actor, world.bob.member.id, now=now())
        with django_assert_num_queries(3):
            text = actions.feed(token, address=None, now=now()).decode().replace("\r\n ", "")
        assert str(shown.id) in text
        assert not any(str(booking.id) in text for booking in (gone, others, past))
        assert "SUMMARY:Massage · Amina Example" in text
        assert "REFRESH-INTERVAL;VALUE=DURATION:PT15M" in text
        assert "X-WR-CALNAME:Bob Test · Spa" in text


def test_old_codes_are_forgotten(world: World) -> None:
    sent(world)
    actions.forget(before=now())
    assert ContactCode.objects.within(world.vendor.id).exists()
    actions.forget(before=now() + rules.CODE_LIFETIME * 2)
    assert not ContactCode.objects.within(world.vendor.id).exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_once_few_are_compared_and_one_books() -> None:
    world = make_world("-race")

    def apart(work: Callable[[], object]) -> str:
        try:
            return "done" if work() else ""
        except Refusal as why:
            return why.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        proof = prove(world, sent(world))
        starts = [world.tomorrow + timedelta(hours=2 * number) for number in range(8)]
        ends = list(threads.map(lambda at: apart(lambda: book(world, proof, starts_at=at)), starts))
        assert sorted(ends) == ["done"] + ["public.code_spent"] * 7
        code = sent(world)
        list(threads.map(lambda _: apart(lambda: prove(world, wrong(code))), range(20)))
        assert ContactCode.objects.within(world.vendor.id).latest("id").tries == rules.MOST_TRIES
        assert threads.submit(lambda: apart(lambda: prove(world, code))).result() == "public.bad_code"
