"""Telling the contact what became of a booking, over each channel that reaches them."""

from uuid import UUID

from domain.bookings.models import Booking
from domain.contacts.models import Contact
from domain.deliveries import actions as deliveries
from domain.outbox.models import OutboxEvent


def tell_contact_of_creation(event: OutboxEvent) -> None:
    kind = "booking.requested" if event.payload["status"] == "pending" else "booking.confirmation"
    _tell(event, kind, version=1)


def tell_contact_of_confirmation(event: OutboxEvent) -> None:
    _tell(event, "booking.confirmation", version=event.payload["version"])


def tell_contact_of_move(event: OutboxEvent) -> None:
    _tell(event, "booking.moved", version=event.payload["version"])


def tell_contact_of_cancellation(event: OutboxEvent) -> None:
    _tell(event, "booking.cancelled", version=event.payload["version"])


def channels_of(contact: Contact) -> list[str]:
    """The channels that reach the contact."""
    on_whatsapp = contact.whatsapp_id or contact.phone_number or contact.business_scoped_id
    return [name for name, reached in (("email", contact.email), ("whatsapp", on_whatsapp)) if reached]


def _tell(event: OutboxEvent, kind: str, *, version: int) -> None:
    booking_id = UUID(event.payload["booking_id"])
    booking = Booking.objects.within(event.vendor_id).select_related("contact").get(id=booking_id)
    orders = [
        deliveries.Order(
            channel=channel,
            kind=kind,
            effect_key=f"{kind}:{booking_id}:{version}:{channel}",
            send_at=event.recorded_at,
            contact_id=booking.contact_id,
            booking_id=booking_id,
            context={"starts_at": booking.starts_at.isoformat(), "version": version},
        )
        for channel in channels_of(booking.contact)
    ]
    deliveries.place(event.vendor_id, orders, now=event.recorded_at)
