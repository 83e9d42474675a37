"""Telling the contact what became of a series: once, with how many bookings more it is about."""

from domain.bookings.models import Status
from domain.outbox.models import OutboxEvent
from tasks import bookings


def tell_contact_of_series(event: OutboxEvent) -> None:
    first = bookings.booking_of(event)
    kind = "booking.requested" if first.status == Status.PENDING else "booking.confirmation"
    bookings.tell(event, kind, version=1, more=event.payload["count"] - 1)


def tell_contact_of_cancellation(event: OutboxEvent) -> None:
    bookings.tell(event, "booking.cancelled", version=event.payload["version"], more=event.payload["count"] - 1)


def tell_contact_of_move(event: OutboxEvent) -> None:
    if event.payload["old_start"] != event.payload["new_start"]:
        bookings.tell(event, "booking.moved", version=event.payload["version"], more=event.payload["count"] - 1)
