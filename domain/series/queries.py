"""Finding series, as far as their bookings are seen."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from domain.access import Actor
from domain.bookings import queries as bookings
from domain.bookings.models import Booking
from domain.series import rules
from domain.series.models import Series


def list_series(actor: Actor, **filters: Any) -> QuerySet[Series]:
    """Those of which the actor sees a booking; to whom the whole vendor is in reach, all. Filtered by service_id and
    contact_id."""
    actor.require("booking.read")
    found = Series.objects.within(actor.vendor_id).filter(**filters)
    if actor.reach != "vendor":
        found = found.filter(Exists(bookings.list_bookings(actor, series_id=OuterRef("id"))))
    return found


def get(actor: Actor, series_id: UUID) -> Series:
    """With service and contact. Raises SeriesNotFound."""
    series = list_series(actor, id=series_id).select_related("service", "contact").first()
    if series is None:
        raise rules.SeriesNotFound
    return series


def bookings_of(actor: Actor, series: Series) -> QuerySet[Booking]:
    """Those that the actor sees, in order of start."""
    found = bookings.list_bookings(actor, series_id=series.id).order_by("starts_at", "id")
    return found.select_related("service", "staff__user", "contact", "team", "resource")
