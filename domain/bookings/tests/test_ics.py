from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now
from icalendar import Calendar

from conftest import World
from domain.bookings import actions, ics, queries
from domain.bookings.models import Booking

T0 = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_it_is_read_back_as_it_was(world: World) -> None:
    made = actions.create(world.bob.actor, now=now(), **world.booking(description="Bring; a towel,\nand Zoë " * 20))
    booking = queries.get(world.bob.actor, made.id)
    text = ics.calendar([booking], now=T0)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    read = Calendar.from_ical(text)
    (event,) = read.walk("VEVENT")
    assert (read["METHOD"], read["VERSION"]) == ("PUBLISH", "2.0")
    assert (event["UID"], event["SEQUENCE"]) == (f"{booking.id}@spout", 1)
    assert event.decoded("DTSTART") == world.tomorrow
    assert event.decoded("DTEND") == world.tomorrow + timedelta(hours=1)
    assert event.decoded("DTSTAMP") == T0
    assert b"DTSTART:" + world.tomorrow.strftime("%Y%m%dT%H%M%SZ").encode() in text
    assert (event["SUMMARY"], event["DESCRIPTION"], event["STATUS"]) == ("Massage", booking.description, "CONFIRMED")
    assert not {"LOCATION", "ORGANIZER", "ATTENDEE"} & set(event)


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("held", "TENTATIVE"),
        ("pending", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("completed", "CONFIRMED"),
        ("no_show", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_its_status(world: World, status: str, shown: str) -> None:
    booking = Booking(service=world.service, status=status, starts_at=T0, ends_at=T0, created_at=T0)
    (event,) = Calendar.from_ical(ics.calendar([booking], now=T0)).walk("VEVENT")
    assert event["STATUS"] == shown


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\u2028", "\x85"])
def test_no_text_begins_a_line_of_its_own(world: World, end: str) -> None:
    terms = {"service": world.service, "status": "pending", "starts_at": T0, "ends_at": T0, "created_at": T0}
    text = ics.calendar([Booking(description=f"a{end}ATTENDEE:x", **terms)], now=T0).decode()
    assert not any(line.startswith("ATTENDEE") for line in text.splitlines())
