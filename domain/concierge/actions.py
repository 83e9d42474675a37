"""Answering taps and the words that begin a booking: one function per verb, and what is said where it may not be."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from domain.access import system
from domain.bookings import actions as bookings
from domain.bookings import rules as booking_rules
from domain.bookings.models import Booking, CancelledBy, Status
from domain.channels import queries as channels
from domain.concierge import offers, rules, standing, words
from domain.concierge.guest import Guest
from domain.concierge.offers import Subject
from domain.concierge.rules import Tap
from domain.conversations import actions as conversations
from domain.conversations import contents
from domain.conversations.models import Message
from domain.conversations.outgoing import Outgoing, Text
from domain.errors import Refusal
from domain.limits import TooManyTries
from domain.public import actions as public_actions
from domain.public import queries as public
from domain.public import rules as public_rules
from domain.services.rules import ServiceNotFound

log = structlog.get_logger(__name__)

_TAKEN = (
    booking_rules.SlotTaken,
    booking_rules.OutsideHours,
    booking_rules.InThePast,
    booking_rules.TooSoon,
    booking_rules.TooFar,
    public_rules.NotOffered,
)
_STALE = (
    booking_rules.StaleVersion,
    booking_rules.StatusJump,
    booking_rules.HoldExpired,
    booking_rules.ChangedMeanwhile,
)
_GONE = (
    booking_rules.BookingNotFound,
    booking_rules.GoneMeanwhile,
    booking_rules.NotBookable,
    booking_rules.StaffDoesNotServe,
    ServiceNotFound,
)


def respond(vendor_id: UUID, message_id: UUID, *, now: datetime) -> bool:
    """Do what the customer's tap asks for, and answer; whether the message was one for this.

    All of it happens in the caller's transaction. What a rule refuses is taken back, and answered kindly.
    """
    messages = Message.objects.within(vendor_id).select_related("conversation__contact", "vendor")
    message = messages.filter(id=message_id).first()
    tap = _tap(message) if message else None
    if message is None or tap is None:  # or removed meanwhile
        return False
    channel = channels.find(vendor_id)
    if channel is None or not channel.booking_in_chat or not message.vendor.is_active:
        return False
    if tap.verb == "service.list" and not message.vendor.takes_public_bookings:
        return False
    contact = message.conversation.contact
    spoken = words.of(contact.language, message.vendor.timezone)
    answer = _answer(Guest(public.customer(vendor_id), message.vendor, contact, spoken, now), tap)
    if answer:
        _send(message, answer, now=now)
    return True


def _tap(message: Message) -> Tap | None:
    if message.kind == "text":
        return Tap("service.list") if words.asks_to_book(message.text) else None
    content = contents.of_inbound(message.kind, message.content)
    return rules.parse(content["id"]) if content and content["kind"] == "tap" else None


def _send(message: Message, answer: Outgoing, *, now: datetime) -> None:
    """`client_id` sees to it that one message is answered once."""
    actor = system(message.vendor_id)
    try:
        with transaction.atomic():
            conversations.send(actor, message.conversation_id, answer, client_id=f"tap:{message.id}", now=now)
    except Refusal as why:  # so late that the window is shut: staff see the tap, and what became of it
        log.info("concierge.not_answered", message_id=str(message.id), code=why.code)


def _answer(guest: Guest, tap: Tap) -> Outgoing | None:
    """None where a note about the booking says it: confirmed, moved, cancelled."""
    try:
        with transaction.atomic():
            return _VERBS[tap.verb](guest, tap)
    except Refusal as why:
        refusal = why
    log.info("concierge.refused", verb=tap.verb, code=refusal.code)
    try:
        return _excuse(guest, tap, refusal)
    except Refusal:  # it is being changed at this very moment
        return Text(guest.say("sorry"))


def _excuse(guest: Guest, tap: Tap, why: Refusal) -> Outgoing:
    """Why it was not done, and how to go on from there."""
    match why:
        case public_rules.TooLate():
            return Text(guest.say("too_late", booking=_booking(guest, tap)))
        case TooManyTries():
            return Text(guest.say("too_often"))
    if isinstance(why, _TAKEN) and tap.at:
        return offers.nearest(guest, _subject(guest, tap), to=tap.at)
    if isinstance(why, _STALE):
        return standing.tell(guest, _booking(guest, tap))
    return Text(guest.say("gone" if isinstance(why, _GONE) else "sorry"))


def _confirm(guest: Guest, tap: Tap) -> Outgoing:
    """They are coming. What the vendor is to confirm is not confirmed by it."""
    booking = _as_seen(guest, tap)
    if booking.status != Status.CONFIRMED or booking.starts_at <= guest.now:
        return standing.tell(guest, booking)
    bookings.note_coming(guest.actor, booking.id, version=booking.version, now=guest.now)
    return Text(guest.say("see_you", booking=booking))


def _reschedule(guest: Guest, tap: Tap) -> Outgoing:
    """Beginning with the day that they have it on: most move by hours, or to the days after."""
    service, booking = _to_move(guest, tap)
    return offers.times(guest, Subject(service, booking), since=guest.words.midnight(booking.starts_at))


def _times(guest: Guest, tap: Tap) -> Outgoing:
    assert tap.at
    return offers.times(guest, _subject(guest, tap), since=tap.at)


def _days(guest: Guest, tap: Tap) -> Outgoing:
    assert tap.at
    return offers.days(guest, _subject(guest, tap), since=tap.at)


def _move(guest: Guest, tap: Tap) -> Outgoing | None:
    service, booking = _to_move(guest, tap)
    assert tap.at
    if tap.at == booking.starts_at:
        return standing.tell(guest, booking)
    if not public.is_offered(guest.actor, service.id, tap.at, staff_id=booking.staff_id, moving=booking, now=guest.now):
        raise public_rules.NotOffered
    public_actions.CHANGES_BY_LINK.spend(str(booking.id))
    bookings.reschedule(guest.actor, booking.id, starts_at=tap.at, suggest=False, version=tap.version, now=guest.now)
    return None


def _cancel(guest: Guest, tap: Tap) -> None:
    booking = _to_manage(guest, tap)
    public_rules.check_in_time(booking.starts_at, booking.service.cancel_notice_minutes, now=guest.now)
    _call_off(guest, booking)


def _take(guest: Guest, tap: Tap) -> None:
    booking = _kept(guest, tap)
    public_actions.CHANGES_BY_LINK.spend(str(booking.id))
    bookings.confirm(guest.actor, booking.id, version=booking.version, now=guest.now)


def _leave(guest: Guest, tap: Tap) -> Outgoing:
    """The time is let go; whoever was offered it waits on. No notice is asked for what they never took."""
    _call_off(guest, _kept(guest, tap))
    return Text(guest.say("let_go"))


def _call_off(guest: Guest, booking: Booking) -> None:
    public_actions.CHANGES_BY_LINK.spend(str(booking.id))
    bookings.cancel(guest.actor, booking.id, by=CancelledBy.CUSTOMER, version=booking.version, now=guest.now)


def _list(guest: Guest, tap: Tap) -> Outgoing:
    return offers.services(guest, begin=tap.page)


def _book(guest: Guest, tap: Tap) -> Outgoing | None:
    """Who writes on WhatsApp has proved the number by it; no code is asked for."""
    service = _subject(guest, tap).service
    assert tap.at
    live = Booking.objects.within(guest.vendor.id).filter(
        contact=guest.contact, service=service, starts_at=tap.at, status__in=(Status.PENDING, Status.CONFIRMED)
    )
    if mine := live.select_related("service").first():  # tapped again, while the first was answered
        return Text(guest.say("have_it", booking=mine))
    if not public.is_offered(guest.actor, service.id, tap.at, staff_id=None, now=guest.now):
        raise public_rules.NotOffered
    public_actions.BOOKINGS_BY_ONE.spend(f"{guest.vendor.id}:{guest.contact.id}")
    bookings.create(
        guest.actor,
        service_id=service.id,
        contact_id=guest.contact.id,
        starts_at=tap.at,
        suggest=False,
        now=guest.now,
    )
    return None


def _subject(guest: Guest, tap: Tap) -> Subject:
    """What the tap looks for a time for. Raises what `_to_move` does; for a service ServiceNotFound."""
    if tap.verb.startswith("booking."):
        return Subject(*_to_move(guest, tap))
    if not guest.vendor.takes_public_bookings:
        raise ServiceNotFound
    assert tap.subject
    return Subject(public.service(guest.vendor, tap.subject))


def _to_move(guest: Guest, tap: Tap) -> tuple[Any, Booking]:
    """Its service, and the booking. Raises TooLate and what `_to_manage` does."""
    booking = _to_manage(guest, tap)
    public_rules.check_in_time(booking.starts_at, booking.service.reschedule_notice_minutes, now=guest.now)
    return booking.service, booking


def _to_manage(guest: Guest, tap: Tap) -> Booking:
    """Raises StatusJump, StaleVersion, BookingNotFound."""
    booking = _as_seen(guest, tap)
    if booking.status not in (Status.PENDING, Status.CONFIRMED):
        raise booking_rules.StatusJump(status=booking.status)
    return booking


def _kept(guest: Guest, tap: Tap) -> Booking:
    """What is kept for them, from the waitlist. Raises StatusJump, HoldExpired, StaleVersion, BookingNotFound."""
    booking = _as_seen(guest, tap)
    if booking.status != Status.HELD:
        raise booking_rules.StatusJump(status=booking.status)
    booking_rules.check_hold(booking.held_until, now=guest.now)
    return booking


def _as_seen(guest: Guest, tap: Tap) -> Booking:
    """The booking, if it still is as it was told of. Raises StaleVersion, BookingNotFound."""
    booking = _booking(guest, tap)
    booking_rules.check_version(booking.version, tap.version)
    return booking


def _booking(guest: Guest, tap: Tap) -> Booking:
    """The contact's own, with this vendor; any other is not there. Raises BookingNotFound."""
    assert tap.subject
    mine = Booking.objects.within(guest.vendor.id).filter(id=tap.subject, contact=guest.contact)
    booking = mine.select_related("service").first()
    if booking is None:
        raise booking_rules.BookingNotFound
    return booking


_VERBS: dict[str, Callable[[Guest, Tap], Outgoing | None]] = {
    "booking.confirm": _confirm,
    "booking.reschedule": _reschedule,
    "booking.cancel": _cancel,
    "booking.take": _take,
    "booking.leave": _leave,
    "booking.days": _days,
    "booking.times": _times,
    "booking.move": _move,
    "service.list": _list,
    "service.days": _days,
    "service.times": _times,
    "service.book": _book,
}
