"""Senders against fake gateways: what is sent, what is not, and why."""

from datetime import timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import now

from conftest import World
from domain.bookings import actions as bookings
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import receiving
from domain.conversations.models import Conversation, Message
from domain.conversations.tests.test_actions import incoming
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, State
from domain.reminders import actions as reminders
from tasks import sending
from tasks.gateways.errors import GatewayError, OutcomeUnknown
from tasks.tests.conftest import Gateways, run_due


def states(world: World, **filters: Any) -> dict[str, tuple[str, str]]:
    rows = Delivery.objects.within(world.vendor.id).filter(**filters)
    return {f"{row.kind}/{row.channel}": (row.state, row.reason) for row in rows}


def test_a_confirmation_goes_out_on_both_channels_once(world: World, outside: Gateways) -> None:
    booking = bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    run_due()
    (letter,), (note,) = outside.letters, outside.notes
    assert letter["to"] == "amina@customers.example"
    assert "Massage" in letter["subject"]
    local = booking.starts_at.astimezone(ZoneInfo("Europe/London"))
    assert f"{local:%H:%M} (London)" in letter["text"]
    (calendar,) = letter["attachments"]
    assert f"UID:{booking.id}@spout".encode() in calendar.content
    assert note["what"].name == "booking_confirmed", "the window is shut"
    delivery = Delivery.objects.within(world.vendor.id).get(channel="whatsapp", booking=booking)
    assert note["echo"] == f"spout:{delivery.id}"
    message = Message.objects.within(world.vendor.id).get()
    assert (message.seq, message.kind, message.sender_kind, message.status) == (1, "template", "system", "sent")
    assert {state for state, _ in states(world).values()} == {State.SENT}


def test_inside_the_window_it_is_free_text_with_buttons(world: World, outside: Gateways) -> None:
    receiving.receive(incoming(1), now=now())
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert outside.notes[0]["what"].kind == "interactive"
    assert "Massage" in outside.notes[0]["what"].text


def remind(world: World, **changes: Any) -> Any:
    reminders.add_rule(world.alice.actor, minutes_before=60, channels=["whatsapp", "email"], now=now())
    return bookings.create(world.alice.actor, now=now(), **world.booking(**changes))


@pytest.mark.parametrize("offset_hours", [0, 2, -5])
def test_a_reminder_goes_out_when_it_is_due_and_not_before(world: World, outside: Gateways, offset_hours: int) -> None:
    booking = remind(world, starts_at=world.tomorrow.astimezone(timezone(timedelta(hours=offset_hours))))
    run_due()
    before = len(outside.notes)
    run_due(booking.starts_at - timedelta(minutes=61))
    assert len(outside.notes) == before
    run_due(booking.starts_at - timedelta(minutes=60))
    assert outside.notes[-1]["what"].name == "booking_reminder"


def test_a_reminder_that_whatsapp_refuses_falls_back_to_email(world: World, outside: Gateways) -> None:
    booking = remind(world)
    run_due()
    outside.fault = GatewayError("WhatsApp refused it: error 131026.", permanent=True)
    for delivery_id, channel in deliveries.hand_out(now=booking.starts_at):
        sending.TASKS[channel](str(delivery_id))
    outside.fault = None
    run_due()
    assert outside.letters[-1]["subject"].startswith("Reminder")
    assert states(world, kind="booking.reminder") == {
        "booking.reminder/whatsapp": (State.FAILED, "WhatsApp refused it: error 131026."),
        "booking.reminder/email": (State.SENT, ""),
    }


@pytest.mark.parametrize("change", ["cancel", "move"])
def test_no_reminder_of_what_is_gone(world: World, outside: Gateways, change: str) -> None:
    booking = remind(world)
    if change == "cancel":
        bookings.cancel(world.alice.actor, booking.id, now=now())
    else:
        bookings.reschedule(world.alice.actor, booking.id, starts_at=booking.starts_at + timedelta(days=2), now=now())
    run_due()
    sent = len(outside.notes)
    run_due(booking.starts_at)
    assert len(outside.notes) == sent


def test_a_reminder_handed_out_as_the_booking_is_cancelled_is_skipped(world: World, outside: Gateways) -> None:
    booking = remind(world)
    run_due()
    ((delivery_id, _),) = deliveries.hand_out(now=booking.starts_at - timedelta(minutes=59))
    type(booking).objects.within(world.vendor.id).update(status="cancelled", reservation=None)
    sending.send_whatsapp(str(delivery_id))
    assert states(world, kind="booking.reminder", channel="whatsapp") == {
        "booking.reminder/whatsapp": (State.SKIPPED, "The booking is cancelled.")
    }


def write(world: World, *texts: str) -> Conversation:
    receiving.receive(incoming(1), now=now())
    conversation = Conversation.objects.within(world.vendor.id).get()
    for text in texts:
        conversations.post(world.alice.actor, conversation.id, text=text, now=now())
    return conversation


def test_replies_go_out_in_order(world: World, outside: Gateways) -> None:
    write(world, "one", "two", "three")
    run_due()
    assert [note["what"].text for note in outside.notes] == ["one", "two", "three"]


def test_a_reply_after_the_window_is_not_sent_and_says_why(world: World, outside: Gateways) -> None:
    Contact.objects.within(world.vendor.id).update(email=None)
    conversation = write(world, "late")
    conversation.window_closes_at = now() - timedelta(seconds=1)
    conversation.save(update_fields=["window_closes_at"])
    run_due()
    assert outside.notes == []
    message = Message.objects.within(world.vendor.id).get(text="late")
    assert message.status == "failed"
    assert "24 hours" in message.status_reason


def test_a_busy_provider_is_asked_again_and_a_lost_answer_leaves_it_open(world: World, outside: Gateways) -> None:
    write(world, "hello")
    outside.fault = GatewayError("WhatsApp refused it: error 131056.", permanent=False)
    run_due()
    assert states(world)["chat.message/whatsapp"][0] == State.SCHEDULED
    outside.fault = OutcomeUnknown()
    run_due(now() + timedelta(minutes=5))
    assert states(world)["chat.message/whatsapp"][0] == State.ATTEMPTING
    message = Message.objects.within(world.vendor.id).get(text="hello")
    assert message.status == "queued"


def test_a_vendor_without_whatsapp_skips_with_the_reason(world: World, outside: Gateways) -> None:
    from domain.channels.models import WhatsAppChannel

    WhatsAppChannel.objects.within(world.vendor.id).delete()
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert states(world)["booking.confirmation/whatsapp"] == (State.SKIPPED, "WhatsApp is not connected.")
    assert len(outside.letters) == 1


def test_what_can_not_be_composed_is_told_and_put_off(world: World, outside: Gateways) -> None:
    type(world.vendor).objects.filter(id=world.vendor.id).update(colour="#broken")  # which no door lets in
    bookings.create(world.alice.actor, now=now(), **world.booking())
    run_due()
    assert states(world)["booking.confirmation/email"] == (State.SCHEDULED, "It could not be composed.")
