"""Contacts for a spreadsheet, which can be imported again."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from domain import sheets
from domain.access import Actor
from domain.contacts import queries
from domain.contacts.models import Contact

CHUNK = 1000
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
    return sheets.stream(COLUMNS, ([_cells(row) for row in chunk] for chunk in _chunks(found)))


def _chunks(found: QuerySet[Contact]) -> Iterator[list[tuple[Any, ...]]]:
    """Each by a query that begins behind the last: a cursor would hold its session for as long as the client takes."""
    rows, behind = found.order_by("id").values_list(*COLUMNS), Q()
    while chunk := list(rows.filter(behind)[:CHUNK]):
        yield chunk
        behind = Q(id__gt=chunk[-1][0])


def _cells(row: tuple[Any, ...]) -> list[Any]:
    *cells, takes_marketing, created_at = row
    return [*cells, "true" if takes_marketing else "false", created_at.isoformat()]
