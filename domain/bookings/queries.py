"""Finding bookings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, UUIDField, Value

from domain import visibility
from domain.access import Actor
from domain.bookings import rules
from domain.bookings.models import Booking
from domain.contacts.queries import matching
from domain.people.models import Member


def list_bookings(
    actor: Actor,
    *,
    search: str = "",
    starts_from: datetime | None = None,
    starts_before: datetime | None = None,
    without_staff: bool = False,
    **filters: Any,
) -> QuerySet[Booking]:
    """What the actor may see, filtered by status, service_id, team_id, staff_id, contact_id and a span of starts;
    `without_staff`: what is still open with a member who has left, or can't be booked any more."""
    actor.require("booking.read")
    bookings = Booking.objects.within(actor.vendor_id)
    if wanted := visibility.bookings(actor) & Q(**filters):
        bookings = bookings.filter(wanted)
    if starts_from:
        bookings = bookings.filter(starts_at__gte=starts_from)
    if starts_before:
        bookings = bookings.filter(starts_at__lt=starts_before)
    if without_staff:
        gone = Member.objects.within(actor.vendor_id).exclude(is_active=True, is_bookable=True)
        bookings = bookings.filter(status__in=rules.MOVABLE, staff__in=gone.values("id"))
    if search:
        bookings = bookings.filter(id__in=_found(actor.vendor_id, search))
    return bookings


def _found(vendor_id: UUID, search: str) -> QuerySet[Any, Any]:
    """By contact, and by the beginning of the title: two index scans, where one condition over both would read all."""
    bookings = Booking.objects.within(vendor_id)
    by_contact = bookings.filter(contact__in=matching(vendor_id, search).values("id"))
    return by_contact.values("id").union(bookings.filter(title__istartswith=search).values("id"))


def sees(actor: Actor, booking_id: UUID) -> bool:
    """Whether the actor may see the booking."""
    if not actor.can("booking.read"):
        return False
    return list_bookings(actor, id=booking_id).exists()


def would_see(actor: Actor, booking_id: UUID, holders: Mapping[str, str | None]) -> bool:
    """The same, if its `staff_id` or `team_id`, where given, were so."""
    if not actor.can("booking.read"):
        return False
    rows = Booking.objects.within(actor.vendor_id).filter(id=booking_id)
    supposed = {f"supposed_{name}": _supposed(name, holders) for name in ("staff_id", "team_id")}
    seen = visibility.bookings(actor, staff="supposed_staff_id", team="supposed_team_id")
    return rows.alias(**supposed).filter(seen).exists()


def _supposed(name: str, holders: Mapping[str, str | None]) -> Any:
    return Value(holders[name], output_field=UUIDField(null=True)) if name in holders else F(name)


def get(actor: Actor, booking_id: UUID, *, lock: bool = False) -> Booking:
    """The booking with service, staff and contact, or BookingNotFound. `lock` holds it until the commit."""
    if lock:
        # The row alone, and then read: who waits for a row that changes meanwhile would look at its old joins again.
        row = Booking.objects.within(actor.vendor_id).filter(id=booking_id)
        list(row.select_for_update(no_key=True).values_list("id"))
    booking = (
        list_bookings(actor, id=booking_id)
        .select_related("service", "staff__user", "contact", "team", "resource")
        .first()
    )
    if booking is None:
        raise rules.BookingNotFound
    return booking
