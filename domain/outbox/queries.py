"""Reading back what was recorded, in an order in which nothing is missed."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Min

from domain.outbox.events import Event
from domain.outbox.models import OutboxEvent

_FRONTIER = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event read back from its row."""

    id: int
    vendor_id: UUID
    event: Event


def frontier() -> int:
    """The oldest open transaction: what was recorded ahead of it can be read now, and nothing will join it."""
    with connection.cursor() as cursor:
        cursor.execute(_FRONTIER)
        (found,) = cursor.fetchone()
    return int(found)


def recorded_since(
    vendor_ids: Collection[UUID],
    types: Collection[type[Event]],
    since: int,
    *,
    until: int | None = None,
    limit: int,
) -> list[Recorded]:
    """What these vendors' transactions from `since` on, ahead of `until`, recorded of these types, in order of id.

    So is what one lock guards: the events of one conversation are in the order in which they came about.
    """
    rows = OutboxEvent.objects.across_vendors().filter(vendor_id__in=vendor_ids, transaction_id__gte=since)
    if until is not None:
        rows = rows.filter(transaction_id__lt=until)
    named = {kind.type: kind for kind in types}
    found = rows.filter(type__in=named).order_by("id")
    values = found.values_list("id", "vendor_id", "type", "payload")[:limit]
    return [Recorded(row, vendor, _read(named[kind], payload)) for row, vendor, kind, payload in values]


def waiting() -> tuple[int, datetime | None]:
    """How many events, of all vendors, are still to be acted on, and since when the first is."""
    found = OutboxEvent.objects.across_vendors().filter(handled_at=None)
    counted = found.aggregate(n=Count("*"), since=Min("recorded_at"))
    return counted["n"], counted["since"]


def _read(kind: type[Event], payload: dict[str, Any]) -> Event:
    """As it was recorded; JSON has no ids, so these are made again."""
    ids = {field.name for field in fields(kind) if field.type in (UUID, UUID | None)}
    return kind(**{name: UUID(value) if name in ids and value else value for name, value in payload.items()})
