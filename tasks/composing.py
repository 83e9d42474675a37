"""What a delivery says, decided at the moment it is sent: the words, or why it is not to be sent after all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.bookings import ics
from domain.bookings.models import Booking, Status
from domain.contacts.models import Contact
from domain.conversations import rules as conversation_rules
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Template
from domain.deliveries import queries as deliveries
from domain.deliveries.actions import Heard
from domain.deliveries.models import Delivery
from domain.message_templates import letters, telling, texts
from domain.message_templates.letters import Attachment, Content, Letter
from domain.message_templates.rules import languages
from domain.message_templates.telling import Told
from domain.public import actions as public
from domain.refusals import links
from domain.refusals import queries as refusals
from domain.refusals.rules import REFUSABLE
from domain.reminders import queries as reminders
from domain.reminders import rules as reminder_rules
from domain.reminders.models import Quiet
from tasks.refusing import NotNow, NotToBeSent


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
class Note:
    """A WhatsApp message of Spout's own: its words and, for when the window is shut, the template that says them.

    `language`: what the text is in, for the words on its buttons. `spoken`: in which languages the template is looked
    for, the best first. `values`: what it may be filled with.
    """

    contact: Contact
    booking: Booking
    text: str
    template: str
    language: str
    spoken: tuple[str, ...]
    values: dict[str, str]


TEMPLATES = {
    "booking.requested": "booking_requested",
    "booking.confirmation": "booking_confirmed",
    "booking.moved": "booking_rescheduled",
    "booking.cancelled": "booking_cancelled",
    "booking.reminder": "booking_reminder",
    "booking.no_show": "booking_missed",
    "waitlist.offer": "waitlist_offer",
}
"""Names of the approved templates that the vendor keeps with Meta, unless it names another with its own words."""

_OVER = frozenset({"booking.cancelled", "booking.no_show"})
_IN_CALENDARS = frozenset({"booking.confirmation", "booking.moved", "booking.cancelled"})

_TOLD_OF = {
    "booking.requested": {Status.PENDING},
    "booking.confirmation": {Status.CONFIRMED},
    "booking.moved": {Status.PENDING, Status.CONFIRMED},
    "booking.cancelled": {Status.CANCELLED},
    "booking.reminder": {Status.CONFIRMED},
    "booking.no_show": {Status.NO_SHOW},
    "waitlist.offer": {Status.HELD},
}
"""In which statuses of the booking each kind still makes sense when its time has come."""


def letter(delivery: Delivery, *, now: datetime) -> Letter:
    """The e-mail about a booking. Raises NotToBeSent."""
    booking = _about(delivery, now=now)
    if not booking.contact.email:
        raise NotToBeSent("The contact has no e-mail address.", try_next=True)
    token = links.token(booking.contact, delivery.kind) if delivery.kind in REFUSABLE else ""
    return telling.letter(
        _told(delivery, booking, now=now),
        booking,
        link=link(delivery.kind, booking),
        refuse_link=links.page(token) if token else "",
        refuse_url=links.one_click(token) if token else "",
        attachments=_calendar(delivery, booking, now=now),
    )


def link(kind: str, booking: Booking) -> str | None:
    """Where the customer manages the booking; books again what was cancelled or missed, if the vendor takes bookings
    there.

    The token is in the letter alone, and works whoever made the booking.
    """
    if kind not in _OVER:
        return public.manage_page(public.manage_token(booking))
    page, service = booking.vendor.booking_page_url, booking.service
    return f"{page}#service={service.id}" if page and service.is_public and service.is_active else page


def _calendar(delivery: Delivery, booking: Booking, *, now: datetime) -> tuple[Attachment, ...]:
    """For the customer's own calendar: what it holds under the same id is moved or taken out by it. Where others are
    told of along with the booking, the whole series."""
    if delivery.kind not in _IN_CALENDARS:
        return ()
    told_of = [booking]
    if delivery.context.get("more") and booking.series_id:
        series = Booking.objects.within(booking.vendor_id).filter(series=booking.series_id, status=booking.status)
        told_of = list(series.select_related("service", "vendor").order_by("starts_at", "id"))
    return (Attachment("booking.ics", ics.TYPE, ics.of_customer(*told_of, now=now)),)


def message_letter(delivery: Delivery, *, now: datetime) -> Letter:
    """A member's message, as an e-mail, since WhatsApp does not carry it. Raises NotToBeSent."""
    messages = Message.objects.within(delivery.vendor_id).select_related("conversation__contact", "vendor")
    assert delivery.message_id is not None  # written with its message
    message = messages.get(id=delivery.message_id)
    contact, vendor = message.conversation.contact, message.vendor
    if not contact.email:
        raise NotToBeSent("The contact has no e-mail address.")
    language = next(tag for tag in languages(contact.language, vendor.locale) if tag in texts.LANGUAGES)
    content = Content(
        subject=texts.say(language, "message.by_email", "subject", vendor=vendor.name),
        paragraphs=letters.paragraphs(message.text),
        signed=message.sender_name if message.sender_kind == "member" else "",
        names_receiver=False,
    )
    return letters.write(content, letters.look_of(vendor), to=contact.email, language=language)


def note(delivery: Delivery, *, now: datetime) -> Note:
    """The WhatsApp message about a booking. Raises NotToBeSent."""
    booking = _about(delivery, now=now)
    contact = booking.contact
    if not (contact.whatsapp_id or contact.phone_number or contact.business_scoped_id):
        raise NotToBeSent("The contact is not on WhatsApp.", try_next=True)
    told = _told(delivery, booking, now=now)
    return Note(
        contact=contact,
        booking=booking,
        text=telling.note(told),
        template=told.wording.approved_template or TEMPLATES[delivery.kind],
        language=told.language,
        spoken=(told.wording.language, *languages(contact.language, booking.vendor.locale)),
        values=told.values,
    )


def _told(delivery: Delivery, booking: Booking, *, now: datetime) -> Told:
    return telling.of_booking(
        booking,
        delivery.kind,
        delivery.channel,
        variant=delivery.context.get("variant", ""),
        more=delivery.context.get("more", 0),
        now=now,
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


def _about(delivery: Delivery, *, now: datetime) -> Booking:
    """The booking, if it may still be told of. Raises NotToBeSent, NotNow."""
    bookings = Booking.objects.within(delivery.vendor_id).select_related("service", "staff__user", "contact", "vendor")
    assert delivery.booking_id is not None  # every kind below is about a booking
    booking = bookings.get(id=delivery.booking_id)
    if booking.status not in _TOLD_OF[delivery.kind]:
        raise NotToBeSent(f"The booking is {booking.status}.")
    if booking.held_until and booking.held_until <= now:
        raise NotToBeSent("The hold has run out.")
    if delivery.kind == "booking.reminder":
        _check_reminder(delivery, booking, now=now)
    if refusals.refuses(booking.contact, delivery.channel, delivery.kind):
        raise NotToBeSent("The contact wants no such messages over this channel.", try_next=True)
    return booking


def _check_reminder(delivery: Delivery, booking: Booking, *, now: datetime) -> None:
    """Raises NotToBeSent, and NotNow while it would disturb."""
    terms = delivery.context
    if booking.starts_at != datetime.fromisoformat(terms["starts_at"]):
        raise NotToBeSent("The booking was moved.")
    if booking.starts_at <= now:
        raise NotToBeSent("The booking has begun.")
    if terms.get("unless_coming") and booking.coming_at:
        raise NotToBeSent("The customer has said that they come.")
    useful_until = reminder_rules.useful_until(booking.starts_at, terms.get("minutes_before", 0))
    if now > useful_until:
        raise NotToBeSent("It is too late to remind: the booking begins soon.")
    if deliveries.is_overtaken(delivery, by="minutes_before", now=now):
        raise NotToBeSent("It is late, and a later reminder is due as well.")
    if terms.get("quiet") != Quiet.IGNORE:
        _check_quiet(booking, useful_until, now=now)


def _check_quiet(booking: Booking, useful_until: datetime, *, now: datetime) -> None:
    """It was planned outside of quiet hours; being late it may have come into them."""
    settings = reminders.settings_of(booking.vendor_id)
    timezone = booking.contact.timezone or booking.vendor.timezone
    hours = settings.quiet_from, settings.quiet_until
    ends = reminder_rules.quiet_until(now, *hours, timezone=timezone)
    if ends is None or reminder_rules.quiet_until(now - reminder_rules.GRACE, *hours, timezone=timezone) is None:
        return
    if ends > useful_until:
        raise NotToBeSent("Quiet hours leave no time for it.")
    raise NotNow("It waits for the end of the quiet hours.", until=ends)


COMPOSERS: dict[str, Callable[..., Letter]] = {"chat.message": message_letter}
"""All other kinds of letters to contacts are about bookings."""
