"""The audit for a spreadsheet."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from domain import sheets
from domain.access import Actor
from domain.audit import queries

_COLUMNS = {
    name: name
    for name in (
        "id",
        "recorded_at",
        "type",
        "actor_kind",
        "actor_id",
        "actor_name",
        "address",
        "request_id",
        "payload",
    )
}


def as_csv(actor: Actor, *, since: datetime, before: datetime, **filters: Any) -> Iterator[bytes]:
    """What `list_events` finds, the earliest first, piece by piece; times are UTC, `payload` is JSON."""
    found = queries.list_events(actor, since=since, before=before, **filters)
    chunks = sheets.in_chunks(found, _COLUMNS, by="recorded_at")
    return sheets.stream([*_COLUMNS], ([_cells(row) for row in chunk] for chunk in chunks))


def _cells(row: tuple[Any, ...]) -> list[Any]:
    *plain, payload = row
    return [*(cell.isoformat() if isinstance(cell, datetime) else cell for cell in plain), json.dumps(payload)]
