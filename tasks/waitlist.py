"""Offering time that has become free to those who wait for it, and telling them."""

from datetime import datetime
from typing import Any

from django.utils.timezone import now

from domain.availability.rules import Span
from domain.bookings import rules as booking_rules
from domain.bookings.models import Booking
from domain.outbox.models import OutboxEvent
from domain.waitlist import actions as waitlist
from tasks import bookings


def settle(event: OutboxEvent) -> None:
    """What was offered was taken, or ran out."""
    waitlist.settle(bookings.id_of(event), event.vendor_id, now=now())


def offer_its_time(event: OutboxEvent) -> None:
    booking = bookings.booking_of(event)
    _offer(booking, booking.starts_at)


def offer_its_old_time(event: OutboxEvent) -> None:
    _offer(bookings.booking_of(event), datetime.fromisoformat(event.payload["old_start"]))


def offer_time_of_former_member(event: OutboxEvent) -> None:
    before, after = event.payload["before"], event.payload["after"]
    if before["staff_id"] != after["staff_id"]:
        offer_its_time(event)


def offer_what_opened(event: OutboxEvent) -> None:
    """Hours, time off or what a service is have changed: perhaps for the better."""
    waitlist.offer_what_opened(event.vendor_id, now=now())


def tell_contact_of_offer(event: OutboxEvent) -> None:
    bookings.tell(event, "waitlist.offer", version=1)


def _offer(booking: Booking, starts_at: datetime) -> None:
    """By the present clock, not the event's: the hold begins now."""
    busy: dict[str, Any] = booking_rules.times(booking.service, starts_at)
    waitlist.offer(Span(busy["busy_from"], busy["busy_until"]), booking.vendor_id, now=now())
