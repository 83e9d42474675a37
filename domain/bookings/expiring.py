"""Holds that have run out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.bookings import places, servers
from domain.bookings.models import Booking, Status


def expire_holds(*, now: datetime, limit: int = 100) -> int:
    """Give back the time of holds that have run out; answers how many. They block nobody before that either."""
    due = Booking.objects.across_vendors().filter(status=Status.HELD, held_until__lte=now).order_by("held_until")
    found = list(due.values_list("id", "vendor_id", "staff_id")[:limit])
    return sum(_expire_hold(booking_id, vendor_id, staff_id, now=now) for booking_id, vendor_id, staff_id in found)


@transaction.atomic
def _expire_hold(booking_id: UUID, vendor_id: UUID, staff_id: UUID, *, now: datetime) -> bool:
    servers.lock_members(vendor_id, {staff_id})
    held = Booking.objects.within(vendor_id).filter(
        id=booking_id, staff_id=staff_id, status=Status.HELD, held_until__lte=now
    )
    booking = held.select_for_update(no_key=True).first()
    if booking:
        places.expire(booking, now=now)
    return booking is not None
