"""Bookings for a spreadsheet."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from domain import sheets
from domain.access import Actor
from domain.bookings import queries
from domain.bookings.calendar import zone_of

_COLUMNS: dict[str, str | Combinable] = {
    "id": "id",
    "status": "status",
    "starts_at": "starts_at",
    "ends_at": "ends_at",
    "service": "service__title",
    "staff": Concat("staff__user__first_name", Value(" "), "staff__user__last_name"),
    "contact": "contact__name",
    "contact_email": "contact__email",
    "contact_phone": "contact__phone_number",
    "team": "team__name",
    "price": "price",
    "currency": "currency",
    "created_at": "created_at",
    "cancelled_by": "cancelled_by",
    "cancelled_reason": "cancelled_reason",
    "title": "title",
}


def as_csv(actor: Actor, *, starts_from: datetime, starts_before: datetime, **filters: Any) -> Iterator[bytes]:
    """What `list_bookings` finds, by start, piece by piece. Times are the vendor's, with their offset."""
    actor.require("contact.read")
    found = queries.list_bookings(actor, starts_from=starts_from, starts_before=starts_before, **filters)
    zone = zone_of(actor)  # whatever may be refused, is refused before the first byte
    chunks = sheets.in_chunks(found, _COLUMNS, by="starts_at")
    return sheets.stream([*_COLUMNS], ([_cells(row, zone) for row in chunk] for chunk in chunks))


def _cells(row: tuple[Any, ...], zone: ZoneInfo) -> list[Any]:
    return [value.astimezone(zone).isoformat() if isinstance(value, datetime) else value for value in row]
