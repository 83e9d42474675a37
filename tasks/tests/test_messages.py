"""What customers and members are told, in their language, by their clocks, and in the vendor's own words."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import now

from conftest import World
from domain.bookings import actions as bookings
from domain.bookings import agendas
from domain.bookings.models import Booking
from domain.channels.models import WhatsAppTemplate
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import changing, notes, receiving
from domain.conversations.tests.test_actions import incoming
from domain.deliveries.models import Delivery, State
from domain.message_templates import actions as message_templates
from domain.people.models import User
from domain.refusals.models import Refusal
from domain.reminders import actions as reminders
from domain.series import actions as series
from tasks.refusing import NotToBeSent
from tasks.tests.conftest import Gateways, run_due

GREETINGS = {"en": "Hi Amina", "es": "Hola, Amina", "pt-BR": "Olá, Amina", "vi": "Xin chào Amina", "de": "Hi Amina"}


def contact(world: World, **changes: Any) -> None:
    Contact.objects.within(world.vendor.id).filter(id=world.contact.id).update(**changes)


@pytest.mark.parametrize("language", GREETINGS)
def test_both_channels_speak_the_contact_s_language(world: World, outside: Gateways, language: str) -> None:
    receiving.receive(incoming(1), now=now())
    contact(world, language=language)
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert outside.letters[0]["text"].startswith(GREETINGS[language])
    assert outside.notes[0]["what"].text.startswith(GREETINGS[language])


def test_times_are_by_the_receiver_s_clock_and_in_their_country_s_order(world: World, outside: Gateways) -> None:
    contact(world, timezone="America/New_York")
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    local = booking.starts_at.astimezone(ZoneInfo("America/New_York"))
    assert f"{local.hour}:{local:%M} AM (New York)" in outside.letters[0]["text"]


def test_the_vendor_s_own_words_are_said(world: World, outside: Gateways) -> None:
    receiving.receive(incoming(1), now=now())
    for channel in ("email", "whatsapp"):
        message_templates.put(
            world.alice.actor,
            "booking.confirmation",
            channel,
            "en",
            subject="{service} at {vendor}",
            body="Dear {name}, {staff} awaits you at {time}.",
            now=now(),
        )
    contact(world, name="{staff} Example")
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert outside.letters[0]["subject"] == "Massage at Spa"
    assert outside.letters[0]["text"].startswith("Dear {staff}, Bob awaits you at ")
    assert outside.notes[0]["what"].text.startswith("Dear {staff}, Bob awaits you at ")


def approved(world: World, name: str, language: str, **fields: Any) -> None:
    usual = {"category": "UTILITY", "status": "APPROVED", "parameters": ["name", "when"], "updated_at": now()}
    usual |= {"body": "{{name}}: {{when}}"}
    WhatsAppTemplate(vendor=world.vendor, name=name, language=language, **usual | fields).save(force_insert=True)


def test_outside_the_window_the_template_in_the_contact_s_language_is_sent(world: World, outside: Gateways) -> None:
    for language in ("en", "es_MX", "pt_BR"):
        approved(world, "booking_confirmed", language)
    contact(world, language="es")
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    what = outside.notes[0]["what"]
    assert (what.name, what.language, set(what.parameters)) == ("booking_confirmed", "es_MX", {"name", "when"})
    assert what.text.startswith("Amina: ")


def test_the_vendor_may_name_another_template_with_its_own_words(world: World, outside: Gateways) -> None:
    approved(world, "we_await_you", "en", parameters=["1", "2"], body="{{1}}: {{2}}")
    words = {"body": "Dear {name}", "approved_template": "we_await_you"}
    message_templates.put(world.alice.actor, "booking.confirmation", "whatsapp", "en", now=now(), **words)
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    what = outside.notes[0]["what"]
    assert (what.name, dict(what.parameters)) == ("we_await_you", {"1": "Amina", "2": "Massage"})


@pytest.mark.parametrize(
    ("fields", "takes_marketing", "reason"),
    [
        ({"status": "PENDING"}, True, "is pending"),
        ({"parameters": ["colour"]}, True, "takes other values"),
        ({"category": "MARKETING"}, False, "wants no more marketing"),
    ],
)
def test_a_template_that_may_not_be_sent_is_skipped_with_the_reason(
    world: World, outside: Gateways, fields: dict[str, Any], takes_marketing: bool, reason: str
) -> None:
    approved(world, "booking_confirmed", "en", **fields)
    contact(world, takes_marketing=takes_marketing)
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert outside.notes == []
    delivery = Delivery.objects.within(world.vendor.id).get(channel="whatsapp")
    assert delivery.state == State.SKIPPED
    assert reason in delivery.reason


def test_a_series_is_confirmed_with_a_calendar_of_all_of_it(world: World, outside: Gateways) -> None:
    plan = series.Plan(
        service_id=world.service.id,
        contact_id=world.contact.id,
        starts_at=world.tomorrow,
        rrule="FREQ=WEEKLY;COUNT=3",
        staff_id=world.bob.member.id,
    )
    series.make(world.alice.actor, plan, now=now())
    run_due()
    (letter,) = outside.letters
    assert "and 2 more" in letter["text"]
    assert letter["attachments"][0].content.count(b"BEGIN:VEVENT") == 3


def test_who_did_not_come_is_told_so_and_may_refuse_it(world: World, outside: Gateways) -> None:
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    begun = {"starts_at": now() - timedelta(hours=1), "ends_at": now()}
    Booking.objects.within(world.vendor.id).filter(id=booking.id).update(**begun)
    bookings.miss(world.alice.actor, booking.id, now=now())
    Refusal(
        vendor=world.vendor,
        contact=world.contact,
        channel="whatsapp",
        kind="booking.no_show",
        how="staff",
        told_at=now(),
    ).save(force_insert=True)
    run_due()
    letter = outside.letters[-1]
    assert letter["subject"].startswith("We missed you")
    assert "/api/v1/public/refusals/" in letter["refuse_url"]
    assert f"/messages#token={letter['refuse_url'].rpartition('/')[2]}" in letter["text"]
    skipped = Delivery.objects.within(world.vendor.id).get(kind="booking.no_show", channel="whatsapp")
    assert (skipped.state, skipped.reason) == (State.SKIPPED, "The contact wants no such messages over this channel.")


def test_what_became_of_one_s_own_booking_can_not_be_refused(world: World, outside: Gateways) -> None:
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert outside.letters[0]["refuse_url"] == ""


def test_whom_a_conversation_is_given_gets_a_letter_with_a_link(world: World, outside: Gateways, settings: Any) -> None:
    settings.STAFF_URL = "https://work.example"
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    bob = world.bob.member.id
    changing.change(world.alice.actor, conversation.id, {"assignee_id": bob}, now=now())
    run_due()
    (letter,) = outside.letters
    assert letter["to"] == "bob@spa.example"
    assert letter["subject"] == "A conversation with Amina Example is yours"
    assert "Alice Test gave you" in letter["text"]
    assert f"https://work.example/conversations/{conversation.id}" in letter["text"]


def test_who_takes_one_or_has_lost_it_meanwhile_gets_no_letter(world: World, outside: Gateways) -> None:
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    alice, bob = world.alice, world.bob
    changing.change(alice.actor, conversation.id, {"assignee_id": alice.member.id}, now=now())
    changing.change(alice.actor, conversation.id, {"assignee_id": bob.member.id}, now=now())
    changing.change(alice.actor, conversation.id, {"assignee_id": None}, now=now())
    run_due()
    assert outside.letters == []
    delivery = Delivery.objects.within(world.vendor.id).get(kind="conversation.assigned")
    assert delivery.reason == "Somebody else has the conversation now."


def test_a_mention_leads_to_the_conversation(world: World, outside: Gateways) -> None:
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    notes.write(world.alice.actor, conversation.id, text="Look", mentions=[world.alice.member.id], now=now())
    changing.change(world.alice.actor, conversation.id, {"assignee_id": world.bob.member.id}, now=now())
    notes.write(world.alice.actor, conversation.id, text="Look", mentions=[world.bob.member.id], now=now())
    run_due()
    mention = next(letter for letter in outside.letters if "mentioned" in letter["subject"])
    assert f"/conversations/{conversation.id}" in mention["html"]


def morning(world: World, clock: str) -> datetime:
    """Tomorrow in London."""
    day = world.tomorrow.date()
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo("Europe/London"))


def test_the_agenda_is_placed_once_a_day_by_the_vendor_s_clock(world: World, outside: Gateways) -> None:
    reminders.change_settings(world.alice.actor, {"agenda_at": time(7)}, now=now())
    bookings.create(world.alice.actor, now=now(), **world.booking())
    assert agendas.place_due(now=morning(world, "06:59")) == 0
    assert agendas.place_due(now=morning(world, "07:00")) == 1, "bob, and not alice, who has nothing before her"
    assert agendas.place_due(now=morning(world, "07:00")) == 0, "the second beat"
    assert agendas.place_due(now=morning(world, "08:00")) == 0
    delivery = Delivery.objects.within(world.vendor.id).get(kind="staff.agenda")
    assert delivery.user_id == world.bob.user.id
    User.objects.filter(id=world.bob.user.id).update(language="es")
    from tasks.account_letters import COMPOSERS

    letter = COMPOSERS["staff.agenda"](delivery, now=morning(world, "07:00"))
    assert letter.to == "bob@spa.example"
    assert "Estas son tus reservas de hoy en Spa: 1." in letter.text
    assert "Massage · Amina Example" in letter.text
    with pytest.raises(NotToBeSent, match="The day is over"):
        COMPOSERS["staff.agenda"](delivery, now=morning(world, "07:00") + timedelta(days=1))


def test_an_agenda_that_is_late_is_still_placed_but_not_in_the_afternoon(world: World) -> None:
    reminders.change_settings(world.alice.actor, {"agenda_at": time(7)}, now=now())
    bookings.create(world.alice.actor, now=now(), **world.booking())
    assert agendas.place_due(now=morning(world, "13:00")) == 0
    assert agendas.place_due(now=morning(world, "12:59")) == 1


@pytest.mark.parametrize(
    ("at", "moments", "placed"),
    [
        # 29 March has no 01:30 in London: it has come when the clock shows 02:00.
        (
            time(1, 30),
            ["2026-03-29T00:59:00+00:00", "2026-03-29T01:00:00+00:00", "2026-03-29T01:30:00+00:00"],
            [0, 1, 0],
        ),
        # 25 October has it twice.
        (time(1, 30), ["2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00"], [1, 0]),
    ],
)
def test_agendas_on_the_days_when_clocks_change(world: World, at: time, moments: list[str], placed: list[int]) -> None:
    reminders.change_settings(world.alice.actor, {"agenda_at": at}, now=now())
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    noon = datetime.fromisoformat(moments[0]).replace(hour=12)
    Booking.objects.within(world.vendor.id).filter(id=booking.id).update(
        starts_at=noon, ends_at=noon + timedelta(hours=1)
    )
    assert [agendas.place_due(now=datetime.fromisoformat(one).astimezone(UTC)) for one in moments] == placed
