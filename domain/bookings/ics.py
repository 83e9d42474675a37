"""Bookings for calendars (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vDuration, vText

from domain.bookings.models import Booking, Status

TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(minutes=15)
_TENTATIVE = (Status.HELD, Status.PENDING)


def calendar(bookings: Iterable[Booking], *, now: datetime) -> bytes:
    """Needs each with its service."""
    found = _empty()
    for booking in bookings:
        found.add_component(_event(booking, now))
    return found.to_ical()


def feed(bookings: Iterable[Booking], *, name: str, now: datetime) -> bytes:
    """For a member to subscribe to: fetched anew every REFRESH, and events go by the bookings' own titles."""
    found = _empty()
    found.add("name", _text(name))  # RFC 7986
    found.add("x-wr-calname", _text(name))  # what calendars read that do not know it
    found.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    found.add("x-published-ttl", vDuration(REFRESH))
    for booking in bookings:
        event = _event(booking, now)
        event["summary"] = vText(_text(booking.title))
        found.add_component(event)
    return found.to_ical()


def of_customer(*bookings: Booking, now: datetime) -> bytes:
    """For the customer's own calendar: with the vendor's name, without the notes, which are the vendor's."""
    found = _empty()
    for booking in bookings:
        event = _event(booking, now)
        event["summary"] = vText(_text(f"{booking.service.title} · {booking.vendor.name}"))
        del event["description"]
        found.add_component(event)
    return found.to_ical()


def _empty() -> Calendar:
    found = Calendar()
    for name, value in (("prodid", "-//Spout//EN"), ("version", "2.0"), ("method", "PUBLISH")):
        found.add(name, value)
    return found


def _event(booking: Booking, now: datetime) -> Event:
    event = Event()
    for name, value in (
        ("uid", f"{booking.id}@spout"),
        ("dtstamp", now.astimezone(UTC)),
        ("sequence", booking.version),
        ("status", _status(booking.status)),
        ("dtstart", booking.starts_at.astimezone(UTC)),
        ("dtend", booking.ends_at.astimezone(UTC)),
        ("summary", _text(booking.service.title)),
        ("description", _text(booking.description)),
        ("created", booking.created_at.astimezone(UTC)),
    ):
        event.add(name, value)
    return event


def _status(status: str) -> str:
    if status == Status.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if status in _TENTATIVE else "CONFIRMED"


def _text(text: str) -> str:
    """The library escapes line feeds alone; what others take for the end of a line would begin a line of its own."""
    return "\n".join(text.splitlines())
