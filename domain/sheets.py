"""Rows as CSV (RFC 4180, UTF-8 with a byte order mark), as people open them in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

TYPE = "text/csv; charset=utf-8"
CHUNK = 1000
_FORMULA = tuple("=+-@\t\r\n")
_DELIMITERS = ",;\t"
"""In whose countries a comma stands in numbers, spreadsheets write semicolons."""


class Unreadable(Exception):
    """It is not CSV in UTF-8; the message says where."""


def stream(header: Sequence[str], chunks: Iterable[Iterable[Sequence[object]]]) -> Iterator[bytes]:
    """The header at once, then a piece for each chunk of rows. None is an empty cell."""
    yield b"\xef\xbb\xbf" + _lines([header])
    for rows in chunks:
        yield _lines(rows)


def in_chunks(
    found: QuerySet[Any], columns: Mapping[str, str | Combinable], *, by: str = "id"
) -> Iterator[list[tuple[Any, ...]]]:
    """The values of these columns, CHUNK rows at a time, in the order of `by` and `id`, which are two of them.

    Each by a query that begins behind the last: a cursor would hold its session for as long as the client takes. So a
    row whose `by` is changed meanwhile may be missed, or come twice.
    """
    at, own = [*columns].index(by), [*columns].index("id")
    rows, behind = found.order_by(by, "id").values_list(*columns.values()), Q()
    while chunk := list(rows.filter(behind)[:CHUNK]):
        yield chunk
        last, last_id = chunk[-1][at], chunk[-1][own]
        behind = Q(**{f"{by}__gte": last}) & ~Q(**{by: last}, id__lte=last_id)


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula, and run, gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def read(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything with their numbers, as a spreadsheet counts them: the header is the first.

    Without the apostrophes that `stream` sets. Raises Unreadable, at once or while the rows are read.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("It is not in UTF-8.") from None
    first = text[:10_000].partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            cells = [_plain(cell.strip()) for cell in row]
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise Unreadable(f"It is not CSV: {error}.") from None


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
