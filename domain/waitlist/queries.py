"""Reading the waitlist."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain import visibility
from domain.access import Actor
from domain.availability.rules import Span
from domain.bookings.models import Booking
from domain.people.models import Member
from domain.waitlist import rules
from domain.waitlist.models import WaitlistEntry, WaitStatus

_LONGEST_SERVICE = timedelta(days=9)  # seven days, and a day of buffer on each side


def list_entries(actor: Actor, **filters: Any) -> QuerySet[WaitlistEntry]:
    """Filtered by status, service_id, contact_id. A short reach sees who waits for anybody, or for somebody in it."""
    actor.require("booking.read")
    found = WaitlistEntry.objects.within(actor.vendor_id).filter(**filters)
    if actor.reach == "vendor":
        return found
    reached = Member.objects.within(actor.vendor_id).filter(visibility.calendars(actor))
    return found.filter(Q(staff=None) | Q(staff__in=reached.values("id")))


def get(actor: Actor, entry_id: UUID, *, lock: bool = False) -> WaitlistEntry:
    """With contact, service and staff. Raises EntryNotFound."""
    rows = list_entries(actor, id=entry_id).select_related("contact", "service", "staff__user")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    entry = rows.first()
    if entry is None:
        raise rules.EntryNotFound
    return entry


def waiting(vendor_id: UUID, freed: Span, *, now: datetime) -> QuerySet[WaitlistEntry]:
    """Who might want some of this time, first come first: a rough choice, by the longest that a service may be."""
    return (
        WaitlistEntry.objects.within(vendor_id)
        .filter(
            status=WaitStatus.WAITING,
            service__is_active=True,
            wanted_until__gt=max(now, freed.start - _LONGEST_SERVICE),
            wanted_from__lt=freed.end + _LONGEST_SERVICE,
        )
        .select_related("service")
        .order_by("created_at", "id")
    )


def starts_offered(entry: WaitlistEntry) -> set[datetime]:
    """Every start that was ever kept for the contact: what ran out, or is being kept, is not offered once more."""
    held = Booking.objects.within(entry.vendor_id).filter(
        contact_id=entry.contact_id, held_until__isnull=False, starts_at__gte=entry.wanted_from
    )
    return set(held.values_list("starts_at", flat=True))
