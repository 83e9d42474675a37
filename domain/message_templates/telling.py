"""What is told of a booking, to its contact: the vendor's words with what is true of it now, over either channel."""

from dataclasses import dataclass
from datetime import datetime

from domain.bookings.models import Booking
from domain.message_templates import dates, letters, queries, rules, texts
from domain.message_templates.letters import Content, Letter
from domain.message_templates.queries import Wording

MOST_ON_WHATSAPP = 1024


@dataclass(frozen=True, slots=True)
class Told:
    """`language` is one of `texts.LANGUAGES`; `values` are what the placeholders stand for."""

    wording: Wording
    language: str
    values: dict[str, str]

    @property
    def subject(self) -> str:
        return rules.fill(self.wording.subject, self.values)

    @property
    def body(self) -> str:
        return rules.fill(self.wording.body, self.values)


def of_booking(booking: Booking, kind: str, channel: str, *, variant: str = "", more: int = 0, now: datetime) -> Told:
    """In the contact's language and by their clocks. Needs the booking with service, staff's user, contact, vendor.

    `more`: so many other bookings are told of along with it.
    """
    spoken = rules.languages(booking.contact.language, booking.vendor.locale)
    wording = queries.wording(booking.vendor_id, kind, channel, spoken=spoken, variant=variant)
    return told(booking, wording, more=more, now=now)


def told(booking: Booking, wording: Wording, *, more: int = 0, now: datetime) -> Told:
    """The same, with these words."""
    contact, vendor = booking.contact, booking.vendor
    language = next(tag for tag in rules.languages(wording.language, vendor.locale) if tag in texts.LANGUAGES)
    timezone = contact.timezone or vendor.timezone
    country = dates.country_of(contact.timezone) or vendor.country_code or dates.country_of(vendor.timezone)
    is_theirs = _base(contact.language) == _base(wording.language)  # else theirs are dates in a foreign text
    locale = dates.locale_of(contact.language if is_theirs else wording.language, country=country)
    when = dates.when(booking.starts_at, timezone, locale, now=now)
    values = {
        "name": (contact.name.split() or [""])[0],
        "service": booking.service.title,
        "staff": booking.staff.user.first_name,
        "when": texts.say(language, "common", "and_more", when=when, more=str(more)) if more else when,
        "date": dates.date(booking.starts_at, timezone, locale, now=now),
        "time": dates.time(booking.starts_at, timezone, locale),
        "until": dates.time(booking.held_until, timezone, locale) if booking.held_until else "",
        "vendor": vendor.name,
    }
    return Told(wording, language, values)


def letter(
    told: Told,
    booking: Booking,
    *,
    link: str | None,
    refuse_link: str = "",
    refuse_url: str = "",
    attachments: tuple[letters.Attachment, ...] = (),
) -> Letter:
    """As an e-mail to the contact."""
    labels = texts.load(told.language)["labels"]
    content = Content(
        subject=told.subject,
        paragraphs=letters.paragraphs(told.body),
        details=[(labels[name], told.values[value]) for name, value in _DETAILS],
        button=texts.load(told.language)[told.wording.kind]["button"],
        link=link or "",
        names_receiver=False,
        refuse_link=refuse_link,
    )
    return letters.write(
        content,
        letters.look_of(booking.vendor),
        to=booking.contact.email or "",
        language=told.language,
        attachments=attachments,
        refuse_url=refuse_url,
    )


def note(told: Told) -> str:
    """As a WhatsApp message."""
    return told.body[:MOST_ON_WHATSAPP]


_DETAILS = (("service", "service"), ("when", "when"), ("staff", "staff"))


def _base(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()
