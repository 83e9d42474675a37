"""Reminders whose time has come: sent once, or not, and then it says why."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import now

from conftest import World
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts.models import Contact
from domain.conversations import receiving
from domain.conversations.tests.test_actions import incoming
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, State
from domain.message_templates import actions as message_templates
from domain.refusals.models import Refusal
from domain.reminders import actions as reminders
from tasks import composing, sending
from tasks.refusing import NotNow, NotToBeSent
from tasks.tests.conftest import Gateways, run_due


def remind(world: World, minutes: int = 60, **how: Any) -> Booking:
    channels = how.pop("channels", ["email"])
    reminders.add_rule(world.alice.actor, minutes_before=minutes, channels=channels, now=now(), **how)
    return bookings.create(world.alice.actor, now=now(), **world.booking())


def reminder(world: World, **filters: Any) -> Delivery:
    return Delivery.objects.within(world.vendor.id).get(kind="booking.reminder", **filters)


def why_not(delivery: Delivery, at: datetime) -> str:
    with pytest.raises(NotToBeSent) as told:
        composing.letter(delivery, now=at)
    return str(told.value)


@pytest.mark.parametrize(
    ("late", "reason"),
    [
        (timedelta(0), ""),
        (timedelta(minutes=49), ""),
        (timedelta(minutes=51), "It is too late to remind: the booking begins soon."),
        (timedelta(minutes=60), "The booking has begun."),
    ],
)
def test_a_late_one_is_sent_while_it_is_of_use(world: World, late: timedelta, reason: str) -> None:
    booking = remind(world)
    at = booking.starts_at - timedelta(hours=1) + late
    if reason:
        assert why_not(reminder(world), at) == reason
    else:
        assert composing.letter(reminder(world), now=at).subject.startswith("Reminder")


def test_after_an_hour_without_beat_one_of_two_is_sent(world: World) -> None:
    """Both are due: the nearer one says it."""
    reminders.add_rule(world.alice.actor, minutes_before=90, channels=["email"], now=now())
    booking = remind(world, 60)
    at = booking.starts_at - timedelta(minutes=40)
    assert (
        why_not(reminder(world, context__minutes_before=90), at) == "It is late, and a later reminder is due as well."
    )
    assert composing.letter(reminder(world, context__minutes_before=60), now=at)


def test_two_beats_hand_a_reminder_out_once(world: World, outside: Gateways) -> None:
    booking = remind(world)
    run_due()
    at = booking.starts_at - timedelta(minutes=59)
    first, second = deliveries.hand_out(now=at), deliveries.hand_out(now=at)
    assert [channel for _, channel in first] == ["email"]
    assert second == []
    letters = len(outside.letters)
    for delivery_id, channel in [*first, *first]:
        sending.TASKS[channel](str(delivery_id))
    assert len(outside.letters) == letters + 1


def test_who_has_said_that_they_come_is_not_reminded_if_the_rule_says_so(world: World, outside: Gateways) -> None:
    booking = remind(world, unless_coming=True)
    bookings.note_coming(world.alice.actor, booking.id, now=now())
    at = booking.starts_at - timedelta(hours=1)
    assert why_not(reminder(world), at) == "The customer has said that they come."
    moved = booking.starts_at + timedelta(days=1)
    bookings.reschedule(world.alice.actor, booking.id, starts_at=moved, now=now())
    assert composing.letter(reminder(world, state=State.SCHEDULED), now=moved - timedelta(hours=1)), "of another start"


def quiet(world: World, since: time, until: time) -> None:
    reminders.change_settings(world.alice.actor, {"quiet_from": since, "quiet_until": until}, now=now())


@pytest.mark.parametrize(("how", "waits"), [("later", True), ("earlier", True), ("ignore", False)])
def test_one_that_is_late_waits_for_the_end_of_quiet_hours(world: World, how: str, waits: bool) -> None:
    booking = remind(world, 60 * 24, quiet=how)
    at = booking.starts_at - timedelta(hours=9)
    clock = at.astimezone(ZoneInfo("Europe/London"))
    delivery = reminder(world)
    quiet(world, (clock - timedelta(hours=2)).time(), (clock + timedelta(hours=2)).time())
    if waits:
        with pytest.raises(NotNow) as told:
            composing.letter(delivery, now=at)
        assert told.value.until == at + timedelta(hours=2)
    else:
        assert composing.letter(delivery, now=at)


def test_one_that_is_late_in_quiet_hours_that_last_too_long_is_skipped(world: World) -> None:
    booking = remind(world, 60 * 24)
    at = booking.starts_at - timedelta(hours=3)
    clock = at.astimezone(ZoneInfo("Europe/London"))
    delivery = reminder(world)
    quiet(world, (clock - timedelta(hours=2)).time(), (clock + timedelta(hours=4)).time())
    assert why_not(delivery, at) == "Quiet hours leave no time for it."


def test_one_just_before_quiet_hours_may_be_a_little_late(world: World) -> None:
    booking = remind(world, 60 * 24)
    at = booking.starts_at - timedelta(hours=9)
    clock = at.astimezone(ZoneInfo("Europe/London"))
    delivery = reminder(world)
    quiet(world, (clock - timedelta(minutes=5)).time(), (clock + timedelta(hours=2)).time())
    assert composing.letter(delivery, now=at)


def test_a_rule_s_own_words(world: World) -> None:
    words = {"subject": "Tomorrow!", "body": "Bring {service} clothes.", "variant": "day_before"}
    message_templates.put(world.alice.actor, "booking.reminder", "email", "en", now=now(), **words)
    booking = remind(world, variant="day_before")
    letter = composing.letter(reminder(world), now=booking.starts_at - timedelta(hours=1))
    assert (letter.subject, letter.text.splitlines()[0]) == ("Tomorrow!", "Bring Massage clothes.")


def test_one_refused_over_whatsapp_goes_by_e_mail(world: World, outside: Gateways) -> None:
    booking = remind(world, channels=["whatsapp", "email"])
    refuse(world, "whatsapp")
    run_due()
    letters, notes = len(outside.letters), len(outside.notes)
    due(world, booking)
    run_due()
    run_due()
    assert (len(outside.letters), len(outside.notes)) == (letters + 1, notes)
    skipped = reminder(world, channel="whatsapp")
    assert (skipped.state, skipped.reason) == (State.SKIPPED, "The contact wants no such messages over this channel.")
    assert reminder(world, channel="email").state == State.SENT


def due(world: World, booking: Booking) -> None:
    """An hour from now is its start."""
    start = now() + timedelta(minutes=55)
    Booking.objects.within(world.vendor.id).filter(id=booking.id).update(
        starts_at=start, ends_at=start + timedelta(hours=1)
    )
    for delivery in Delivery.objects.within(world.vendor.id).filter(kind="booking.reminder"):
        delivery.context["starts_at"] = start.isoformat()
        delivery.send_at = start - timedelta(hours=1)
        delivery.save(update_fields=["context", "send_at"])


def refuse(world: World, channel: str) -> None:
    Refusal(
        vendor=world.vendor, contact=world.contact, channel=channel, kind="booking.reminder", how="staff", told_at=now()
    ).save(force_insert=True)


def refusals(world: World) -> set[tuple[str, str]]:
    return set(Refusal.objects.within(world.vendor.id).values_list("channel", "kind"))


@pytest.mark.parametrize("word", ["STOP", " stop. ", "Baja", "parar", "Dừng", "bastará"])
def test_stop_in_any_language_stops_what_is_sent_unasked(world: World, outside: Gateways, word: str) -> None:
    reminders.change_settings(world.alice.actor, {"stop_words": ["BASTARÁ"], "start_words": ["wieder"]}, now=now())
    Contact.objects.within(world.vendor.id).update(language="es")
    receiving.receive(incoming(1, text=word), now=now())
    run_due()
    run_due()
    kinds = {"booking.reminder", "booking.no_show", "waitlist.offer"}
    assert refusals(world) == {("whatsapp", kind) for kind in kinds}
    assert [note["what"].text[:10] for note in outside.notes] == ["De acuerdo"]
    receiving.receive(incoming(2, text="Wieder!"), now=now())
    run_due()
    assert refusals(world) == set()
    assert outside.notes[-1]["what"].text.startswith("¡Hola de nuevo!")


@pytest.mark.parametrize("text", ["please stop by at noon", "stopping", "cancel", ""])
def test_other_words_stop_nothing(world: World, outside: Gateways, text: str) -> None:
    receiving.receive(incoming(1, text=text), now=now())
    run_due()
    assert refusals(world) == set()
