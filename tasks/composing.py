"""What a delivery says, decided at the moment it is sent: the words, or why it is not to be sent after all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from domain.bookings.models import Booking, Status
from domain.contacts.models import Contact
from domain.conversations import rules as conversation_rules
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Template
from domain.deliveries.actions import Heard
from domain.deliveries.models import Delivery
from domain.public import actions as public


class NotToBeSent(Exception):
    """The reason, in words, why the delivery is skipped. `try_next`: another channel may carry it."""

    def __init__(self, reason: str, *, try_next: bool = False) -> None:
        super().__init__(reason)
        self.try_next = try_next


class NotNow(Exception):
    """The reason, in words, why the delivery waits until then. That is no attempt."""

    def __init__(self, reason: str, *, until: datetime) -> None:
        super().__init__(reason)
        self.until = until


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready to go: `call` sends it and answers the provider's id, or what a webhook's receiver said.

    Of WhatsApp also whose rates it counts to, and whether, should Meta stop the number, it waits for it to go on.
    """

    call: Callable[[], str | Heard]
    number: str = ""
    customer: str = ""
    template: Template | None = None
    waits_for_channel: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail. `to` is an address; bodies are ready to send."""

    to: str
    sender_name: str
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Note:
    """A WhatsApp message of Spout's own: its words and, for when the window is shut, the template that says them."""

    contact: Contact
    booking: Booking
    text: str
    template: str
    parameters: dict[str, str]


SUBJECTS = {
    "booking.requested": "We received your booking request: {service}, {when}",
    "booking.confirmation": "Your booking: {service}, {when}",
    "booking.moved": "Your booking has moved: {service}, {when}",
    "booking.cancelled": "Your booking was cancelled: {service}, {when}",
    "booking.reminder": "Reminder: {service}, {when}",
    "waitlist.offer": "A time has become free: {service}, {when}",
}

SENTENCES = {
    "booking.requested": "Hi {name}, we received your request for {service} on {when}. We will confirm it soon.",
    "booking.confirmation": "Hi {name}, you are booked for {service} with {staff} on {when}.",
    "booking.moved": "Hi {name}, your booking of {service} is now on {when} with {staff}.",
    "booking.cancelled": "Hi {name}, your booking of {service} on {when} was cancelled.",
    "booking.reminder": "Hi {name}, see you soon: {service} with {staff} on {when}.",
    "waitlist.offer": "Hi {name}, {service} is free on {when} with {staff}. We keep it for you until {until}: "
    "answer if you would like to have it.",
}

TEMPLATES = {
    "booking.requested": "booking_requested",
    "booking.confirmation": "booking_confirmed",
    "booking.moved": "booking_rescheduled",
    "booking.cancelled": "booking_cancelled",
    "booking.reminder": "booking_reminder",
    "waitlist.offer": "waitlist_offer",
}
"""Names of the approved templates that the vendor keeps with Meta; each takes name, service and when."""

LINK_WORDS = {
    "booking.requested": "See, move or cancel your request",
    "booking.confirmation": "See, move or cancel your booking",
    "booking.moved": "See, move or cancel your booking",
    "booking.cancelled": "Book again",
    "booking.reminder": "See, move or cancel your booking",
    "waitlist.offer": "Take it, or let it go",
}

_TOLD_OF = {
    "booking.requested": {Status.PENDING},
    "booking.confirmation": {Status.CONFIRMED},
    "booking.moved": {Status.PENDING, Status.CONFIRMED},
    "booking.cancelled": {Status.CANCELLED},
    "booking.reminder": {Status.CONFIRMED},
    "waitlist.offer": {Status.HELD},
}
"""In which statuses of the booking each kind still makes sense when its time has come."""


def letter(delivery: Delivery, *, now: datetime) -> Letter:
    """The e-mail about a booking. Raises NotToBeSent."""
    booking, words = _about(delivery, now=now)
    if not booking.contact.email:
        raise NotToBeSent("The contact has no e-mail address.", try_next=True)
    context = {
        **words,
        "vendor": booking.vendor,
        "sentence": SENTENCES[delivery.kind].format(**words),
        "link": link(delivery.kind, booking),
        "link_words": LINK_WORDS[delivery.kind],
    }
    return Letter(
        to=booking.contact.email,
        sender_name=booking.vendor.name,
        subject=SUBJECTS[delivery.kind].format(**words),
        text=render_to_string("mail/booking.txt", context),
        html=render_to_string("mail/booking.html", context),
    )


def link(kind: str, booking: Booking) -> str | None:
    """Where the customer manages the booking; books again what was cancelled, if the vendor takes bookings there.

    The token is in the letter alone, and works whoever made the booking.
    """
    if kind != "booking.cancelled":
        return public.manage_page(public.manage_token(booking))
    page, service = booking.vendor.booking_page_url, booking.service
    return f"{page}#service={service.id}" if page and service.is_public and service.is_active else page


def message_letter(delivery: Delivery, *, now: datetime) -> Letter:
    """A member's message, as an e-mail, since WhatsApp does not carry it. Raises NotToBeSent."""
    messages = Message.objects.within(delivery.vendor_id).select_related("conversation__contact", "vendor")
    assert delivery.message_id is not None  # written with its message
    message = messages.get(id=delivery.message_id)
    contact, vendor = message.conversation.contact, message.vendor
    if not contact.email:
        raise NotToBeSent("The contact has no e-mail address.")
    context = {"message": message, "vendor": vendor}
    return Letter(
        to=contact.email,
        sender_name=vendor.name,
        subject=f"A message from {vendor.name}",
        text=render_to_string("mail/message.txt", context),
        html=render_to_string("mail/message.html", context),
    )


def note(delivery: Delivery, *, now: datetime) -> Note:
    """The WhatsApp message about a booking. Raises NotToBeSent."""
    booking, words = _about(delivery, now=now)
    contact = booking.contact
    if not (contact.whatsapp_id or contact.phone_number or contact.business_scoped_id):
        raise NotToBeSent("The contact is not on WhatsApp.", try_next=True)
    return Note(
        contact=contact,
        booking=booking,
        text=SENTENCES[delivery.kind].format(**words),
        template=TEMPLATES[delivery.kind],
        parameters={key: words[key] for key in ("name", "service", "when")},
    )


def is_window_open(contact: Contact, *, now: datetime) -> bool:
    """Whether the contact wrote on WhatsApp within 24 hours."""
    closes_at = (
        Conversation.objects.within(contact.vendor_id)
        .filter(contact=contact)
        .values_list("window_closes_at", flat=True)
        .first()
    )
    return conversation_rules.is_window_open(closes_at, now=now)


def _about(delivery: Delivery, *, now: datetime) -> tuple[Booking, dict[str, str]]:
    bookings = Booking.objects.within(delivery.vendor_id).select_related("service", "staff__user", "contact", "vendor")
    assert delivery.booking_id is not None  # every kind below is about a booking
    booking = bookings.get(id=delivery.booking_id)
    if booking.status not in _TOLD_OF[delivery.kind]:
        raise NotToBeSent(f"The booking is {booking.status}.")
    if delivery.kind == "booking.reminder":
        _check_reminder(delivery, booking, now=now)
    if booking.held_until and booking.held_until <= now:
        raise NotToBeSent("The hold has run out.")
    zone = ZoneInfo(booking.vendor.timezone)
    starts_at = booking.starts_at.astimezone(zone)
    when = f"{starts_at:%a %-d %b, %H:%M} ({booking.vendor.timezone.rpartition('/')[2].replace('_', ' ')})"
    more = delivery.context.get("more")
    return booking, {
        "name": booking.contact.name.split()[0],
        "service": booking.service.title,
        "staff": booking.staff.user.first_name,
        "when": f"{when} and {more} more" if more else when,
        "until": f"{booking.held_until.astimezone(zone):%H:%M}" if booking.held_until else "",
    }


def _check_reminder(delivery: Delivery, booking: Booking, *, now: datetime) -> None:
    if booking.starts_at != datetime.fromisoformat(delivery.context["starts_at"]):
        raise NotToBeSent("The booking was moved.")
    if booking.starts_at <= now:
        raise NotToBeSent("The booking has begun.")


COMPOSERS: dict[str, Callable[..., Letter]] = {"chat.message": message_letter}
"""All other kinds of letters to contacts are about bookings."""
