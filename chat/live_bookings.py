"""What the inboxes are told of bookings: which one, and how it stood then; no names and no words.

A calendar that is open reads anew what it shows. Who sees a booking is asked when its frame is sent (chat/inbox.py).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from chat import encoding, protocol
from chat.publisher import Push
from domain.bookings.events import OF_BOOKINGS, BookingChanged
from domain.bookings.models import Booking
from domain.outbox.events import Event

PUSHED: tuple[type[Event], ...] = OF_BOOKINGS

_HOLDERS = ("staff_id", "team_id")


def pushes(event: Any, event_id: int, vendor_id: UUID) -> list[Push]:
    """Most events hold their booking, so that nothing is read. Of the others, nothing when it went with its contact
    meanwhile: of those that go no calendar shows any."""
    stood = getattr(event, "booking", None) or _read(vendor_id, event.booking_id)
    if stood is None:
        return []
    frame = protocol.BookingChangedFrame.model_validate(
        {
            "booking_id": event.booking_id,
            "what": event.type.removeprefix("booking."),
            "version": stood["version"],
            "status": str(stood["status"]),
            "staff_id": UUID(str(stood["staff_id"])),
            "starts_at": _instant(stood["starts_at"]),
            "timestamp": timezone.now(),
        }
    )
    push = {"type": "booking", "event": event_id, "booking": str(event.booking_id), "text": encoding.encode(frame)}
    return [(f"inbox.{vendor_id}", push | _parting(event))]


def _read(vendor_id: UUID, booking_id: UUID) -> Mapping[str, Any] | None:
    booking = Booking.objects.within(vendor_id).filter(id=booking_id).first()
    return booking.as_it_stands() if booking else None


def _instant(told: datetime | str) -> datetime:
    """As it is in an event, or as it was read back from one."""
    return datetime.fromisoformat(told) if isinstance(told, str) else told


def _parting(event: Any) -> dict[str, Any]:
    """Whose it was before, who may have lost sight of it."""
    was = _was(event)
    if not was:
        return {}
    gone = protocol.BookingGone(booking_id=event.booking_id, timestamp=timezone.now())
    return {"was": was, "left": None, "parting": encoding.encode(gone)}


def _was(event: Any) -> Mapping[str, Any]:
    if isinstance(event, BookingChanged):
        return {name: event.before[name] for name in _HOLDERS if event.before.get(name) != event.after.get(name)}
    return getattr(event, "was", {})
