"""Telling the contact what became of a booking, over each channel that reaches them."""

from uuid import UUID

from domain.bookings.models import Booking, Status
from domain.contacts.models import Contact
from domain.deliveries import actions as deliveries
from domain.outbox.models import OutboxEvent


def tell_contact_of_creation(event: OutboxEvent) -> None:
    kind = "booking.requested" if event.payload["status"] == "pending" else "booking.confirmation"
    if booking_of(event).series_id is None:  # of a series it is told once
        tell(event, kind, version=1)


def tell_contact_of_confirmation(event: OutboxEvent) -> None:
    tell(event, "booking.confirmation", version=event.payload["version"])


def tell_contact_of_move(event: OutboxEvent) -> None:
    if event.payload.get("alone", True):
        kind = "booking.requested" if booking_of(event).status == Status.PENDING else "booking.moved"
        tell(event, kind, version=event.payload["version"])


def tell_contact_of_cancellation(event: OutboxEvent) -> None:
    was_a_hold = booking_of(event).held_until is not None  # of which nobody was told
    if event.payload.get("alone", True) and not was_a_hold:
        tell(event, "booking.cancelled", version=event.payload["version"])


def tell_contact_of_absence(event: OutboxEvent) -> None:
    tell(event, "booking.no_show", version=1)


def channels_of(contact: Contact) -> list[str]:
    """The channels that reach the contact."""
    on_whatsapp = contact.whatsapp_id or contact.phone_number or contact.business_scoped_id
    return [name for name, reached in (("email", contact.email), ("whatsapp", on_whatsapp)) if reached]


def id_of(event: OutboxEvent) -> UUID:
    return UUID(event.payload["booking_id"])


def booking_of(event: OutboxEvent) -> Booking:
    """The booking that the event is about, with contact and service."""
    return Booking.objects.within(event.vendor_id).select_related("contact", "service").get(id=id_of(event))


def tell(event: OutboxEvent, kind: str, *, version: int, more: int = 0) -> None:
    """`more`: so many other bookings are told of along with it."""
    booking = booking_of(event)
    orders = [
        deliveries.Order(
            channel=channel,
            kind=kind,
            effect_key=f"{kind}:{booking.id}:{version}:{channel}",
            send_at=event.recorded_at,
            contact_id=booking.contact_id,
            booking_id=booking.id,
            urgent=event.actor_kind == "contact",  # who did it themself waits for the answer
            context={"starts_at": booking.starts_at.isoformat(), "version": version, "more": more},
        )
        for channel in channels_of(booking.contact)
    ]
    deliveries.place(event.vendor_id, orders, now=event.recorded_at)
