"""Contacts for a spreadsheet, which can be imported again."""

from collections.abc import Iterator
from typing import Any

from domain import sheets
from domain.access import Actor
from domain.contacts import queries

COLUMNS = (
    "id",
    "name",
    "phone_number",
    "whatsapp_id",
    "business_scoped_id",
    "email",
    "language",
    "takes_marketing",
    "created_at",
)


def as_csv(actor: Actor, *, search: str = "") -> Iterator[bytes]:
    """What `list_contacts` finds, the oldest first, piece by piece. Times are UTC."""
    found = queries.list_contacts(actor, search=search)  # refused, if at all, before the first byte
    return sheets.stream(
        COLUMNS, ([_cells(row) for row in chunk] for chunk in sheets.in_chunks(found, {name: name for name in COLUMNS}))
    )


def _cells(row: tuple[Any, ...]) -> list[Any]:
    *cells, takes_marketing, created_at = row
    return [*cells, "true" if takes_marketing else "false", created_at.isoformat()]
