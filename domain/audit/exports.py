"""The audit for a spreadsheet."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from domain import sheets
from domain.access import Actor
from domain.audit import queries
from domain.audit.models import AuditEvent

CHUNK = 1000
_COLUMNS = ("id", "recorded_at", "type", "actor_kind", "actor_id", "actor_name", "address", "request_id", "payload")


def as_csv(actor: Actor, *, since: datetime, before: datetime, **filters: Any) -> Iterator[bytes]:
    """What `list_events` finds, the earliest first, piece by piece; times are UTC, `payload` is JSON."""
    found = queries.list_events(actor, since=since, before=before, **filters)
    return sheets.stream(_COLUMNS, ([_cells(row) for row in chunk] for chunk in _chunks(found)))


def _chunks(found: QuerySet[AuditEvent]) -> Iterator[list[tuple[Any, ...]]]:
    """Each by a query that begins behind the last: a cursor would hold its session for as long as the client takes."""
    rows, behind = found.order_by("recorded_at", "id").values_list(*_COLUMNS), Q()
    while chunk := list(rows.filter(behind)[:CHUNK]):
        yield chunk
        last_id, last_at = chunk[-1][:2]
        behind = Q(recorded_at__gte=last_at) & ~Q(recorded_at=last_at, id__lte=last_id)


def _cells(row: tuple[Any, ...]) -> list[Any]:
    *plain, payload = row
    return [*(cell.isoformat() if isinstance(cell, datetime) else cell for cell in plain), json.dumps(payload)]
