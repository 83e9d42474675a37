import csv
import io

import pytest

from domain import sheets


def written(*cells: object) -> str:
    return b"".join(sheets.stream(["a"], [[cells]])).decode("utf-8-sig").removeprefix("a\r\n")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("plain", "plain"),
        (None, ""),
        (-5, "-5"),
        ("=1+1", "'=1+1"),
        ("+447700900142", "'+447700900142"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r=x", '"\'\r=x"'),
        ("\n=x", '"\'\n=x"'),
        ("a, b", '"a, b"'),
        ('say "a"', '"say ""a"""'),
        ("a\r\nb", '"a\r\nb"'),
        ('=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'),
        ("Zoë", "Zoë"),
    ],
)
def test_a_cell_is_no_formula_and_read_back_as_it_was(cell: object, text: str) -> None:
    assert written("first", cell) == f"first,{text}\r\n"
    (row,) = csv.reader(io.StringIO(written("first", cell), newline=""))
    assert row[1].removeprefix("'") == str(cell or "")


def test_it_comes_piece_by_piece_and_the_first_is_marked_as_utf_8() -> None:
    pieces = list(sheets.stream(["a", "b"], ([[n, n]] for n in range(3))))
    assert pieces == [b"\xef\xbb\xbfa,b\r\n", b"0,0\r\n", b"1,1\r\n", b"2,2\r\n"]
