"""Contacts from a spreadsheet: each row by itself, with its own result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection, transaction

from domain import sheets
from domain.access import Actor
from domain.contacts import actions, queries, rules
from domain.contacts.models import Contact
from domain.errors import Refusal
from domain.limits import Limit

COLUMNS = ("id", "name", "phone_number", "whatsapp_id", "business_scoped_id", "email", "language")
PASSED_OVER = ("takes_marketing", "created_at")
"""Columns of an export that an import leaves as they are."""

MOST_ROWS = 2000
MOST_BYTES = 2 * 1024 * 1024
IMPORTS = Limit("contact.import", "60 per hour")

_UNIQUE = ("phone_number", "whatsapp_id", "business_scoped_id")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that hold something, by column. `number` is that of a spreadsheet: the header is row 1."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row; `contact_id` is None for one refused, and for one that would be created."""

    number: int
    result: Literal["created", "updated", "unchanged", "refused"]
    contact_id: UUID | None = None
    refusal: Refusal | None = None


def read(content: bytes) -> list[Row]:
    """The rows, their cells unchecked. Raises NotASheet, UnknownColumns, TooManyRows."""
    if len(content) > MOST_BYTES:
        raise rules.TooManyRows(f"A file has at most {MOST_BYTES // 1024 // 1024} MB.", limit=MOST_BYTES)
    rows: list[Row] = []
    header: list[str] | None = None
    try:
        for number, cells in sheets.read(content):
            if header is None:
                header = [cell.lower() for cell in cells]
                _check_columns(header)
                continue
            if len(rows) == MOST_ROWS:
                raise rules.TooManyRows(f"A file has at most {MOST_ROWS} rows.", limit=MOST_ROWS)
            named = dict(zip(header, cells, strict=False))
            rows.append(Row(number, {column: named[column] for column in COLUMNS if named.get(column)}))
    except sheets.Unreadable as why:
        raise rules.NotASheet(str(why)) from None
    if header is None:
        raise rules.NotASheet("It is empty.")
    return rows


def _check_columns(header: list[str]) -> None:
    """Raises UnknownColumns. One that comes twice is as unknown."""
    unknown = set(header) - {*COLUMNS, *PASSED_OVER}
    if unknown or len(set(header)) < len(header):
        names = ", ".join(COLUMNS)
        raise rules.UnknownColumns(f"The first row names columns, each once, of these: {names}.", columns=[*COLUMNS])


def take_in(actor: Actor, rows: Iterable[Row], *, dry_run: bool = False, now: datetime) -> list[Outcome]:
    """Add whom the rows tell of, or fill in what they tell of who is known; the cells have been checked.

    `dry_run`: as if, and then nothing is written. Raises TooManyTries.
    """
    actor.require("contact.write")
    IMPORTS.spend(str(actor.vendor_id))
    with transaction.atomic():
        _one_at_a_time(actor)
        outcomes = [_take(actor, row, dry_run=dry_run, now=now) for row in rows]
        transaction.set_rollback(dry_run)
    return outcomes


def _one_at_a_time(actor: Actor) -> None:
    """Two of a vendor's would lock the same contacts crosswise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"contact.import:{actor.vendor_id}"])


def _take(actor: Actor, row: Row, *, dry_run: bool, now: datetime) -> Outcome:
    try:
        with transaction.atomic():
            contact, cells = _known(actor, row.cells), {k: v for k, v in row.cells.items() if k != "id"}
            if contact is None:
                if "name" not in cells:
                    raise rules.NameMissing
                added = actions.add(actor, now=now, **cells)
                return Outcome(row.number, "created", None if dry_run else added.id)
            changes = {field: value for field, value in cells.items() if getattr(contact, field) != value}
            if changes:
                actions.change(actor, contact.id, changes, now=now)
            return Outcome(row.number, "updated" if changes else "unchanged", contact.id)
    except Refusal as refusal:
        return Outcome(row.number, "refused", refusal=refusal)


def _known(actor: Actor, cells: dict[str, Any]) -> Contact | None:
    """Whom the row is about: by id, by what is one contact's alone, or else by an e-mail that only one has.

    Raises ContactNotFound, Ambiguous.
    """
    if "id" in cells:
        return queries.get(actor, cells["id"])
    if ids := {field: cells[field] for field in _UNIQUE if field in cells}:
        found = queries.known_by(actor, **ids)
    else:
        found = queries.known_by(actor, email=cells["email"]) if "email" in cells else []
    if len(found) > 1:
        raise rules.Ambiguous
    return found[0] if found else None
