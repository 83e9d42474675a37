"""Rows as CSV (RFC 4180, UTF-8 with a byte order mark), as people open them in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

TYPE = "text/csv; charset=utf-8"
_FORMULA = tuple("=+-@\t\r\n")


def stream(header: Sequence[str], chunks: Iterable[Iterable[Sequence[object]]]) -> Iterator[bytes]:
    """The header at once, then a piece for each chunk of rows. None is an empty cell."""
    yield b"\xef\xbb\xbf" + _lines([header])
    for rows in chunks:
        yield _lines(rows)


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula, and run, gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
