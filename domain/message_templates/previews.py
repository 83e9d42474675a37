"""How a message would read: with a booking of the vendor's or, before there is one, with made-up data. Nothing is sent
and no secret link is made."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from domain.access import Actor
from domain.bookings import queries as bookings
from domain.bookings.models import Booking, Status
from domain.contacts.models import Contact
from domain.message_templates import dates, letters, queries, rules, telling, texts
from domain.message_templates.queries import Wording
from domain.people.models import Member, User
from domain.services.models import Service
from domain.vendors import queries as vendors
from domain.vendors.models import Vendor

HELD_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Preview:
    """`html` and `subject` of a letter alone. `booking_id`: whose data it shows; None: made-up."""

    language: str
    subject: str
    text: str
    html: str
    booking_id: UUID | None


def preview(
    actor: Actor,
    kind: str,
    channel: str,
    language: str,
    *,
    variant: str = "",
    subject: str | None = None,
    body: str | None = None,
    booking_id: UUID | None = None,
    now: datetime,
) -> Preview:
    """As it stands, or with another `subject` or `body` in the place of what is set.

    Without `booking_id` with the next booking that the actor sees. Raises MessageTemplateNotFound, BookingNotFound,
    UnknownPlaceholder, StrayBrace.
    """
    actor.require("booking.read")
    known = rules.kind(kind, channel)
    vendor = vendors.current(actor)
    spoken = rules.languages(language, vendor.locale)
    wording = queries.wording(vendor.id, kind, channel, spoken=spoken, variant=variant)
    for field, text in (("subject", subject), ("body", body)):
        if text is not None:
            rules.check(text, known.placeholders, field=field)
            wording = replace(wording, **{field: text}, language=language, is_default=False)
    booking = _booking(actor, vendor, booking_id, now=now)
    if known.goes_to == "member":
        return _to_member(actor, vendor, wording, booking, now=now)
    if kind == "waitlist.offer":
        booking.held_until = now + HELD_FOR
    told = telling.told(booking, wording, now=now)
    shown = None if booking._state.adding else booking.id
    if channel == "whatsapp":
        return Preview(wording.language, "", telling.note(told), "", shown)
    letter = telling.letter(told, booking, link=f"{settings.PUBLIC_URL}/booking")
    return Preview(wording.language, letter.subject, letter.text, letter.html, shown)


def _booking(actor: Actor, vendor: Vendor, booking_id: UUID | None, *, now: datetime) -> Booking:
    """Raises BookingNotFound."""
    if booking_id:
        bookings.get(actor, booking_id)
    ahead = bookings.list_bookings(actor, **({"id": booking_id} if booking_id else {"starts_from": now}))
    if not booking_id:
        ahead = ahead.exclude(status__in=(Status.HELD, Status.CANCELLED)).order_by("starts_at")
    found = ahead.select_related("service", "staff__user", "contact", "vendor").first()
    return found or _made_up(vendor, now=now)


def _made_up(vendor: Vendor, *, now: datetime) -> Booking:
    starts_at = (now + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return Booking(
        vendor=vendor,
        service=Service(title="Example", duration_minutes=60),
        staff=Member(vendor=vendor, user=User(first_name="Sam", last_name="Example")),
        contact=Contact(vendor=vendor, name="Alex Example", email="alex@customers.example"),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )


def _to_member(actor: Actor, vendor: Vendor, wording: Wording, booking: Booking, *, now: datetime) -> Preview:
    language = next(tag for tag in rules.languages(wording.language, vendor.locale) if tag in texts.LANGUAGES)
    locale = dates.locale_of(wording.language, country=vendor.country_code or dates.country_of(vendor.timezone))
    letter = letters.of_section(
        language,
        wording.kind,
        to="member@example.com",
        look=letters.look_of(vendor),
        own=None if wording.is_default else wording,
        name=actor.name,
        vendor=vendor.name,
        author=actor.name,
        inviter=actor.name,
        customer=booking.contact.name,
        count="1",
        date=dates.date(booking.starts_at, vendor.timezone, locale, now=now),
        time=texts.duration(language, timedelta(days=7)),
    )
    shown = None if booking._state.adding else booking.id
    return Preview(wording.language, letter.subject, letter.text, letter.html, shown)
