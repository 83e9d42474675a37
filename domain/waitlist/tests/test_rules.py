from datetime import UTC, datetime, timedelta

import pytest

from domain.availability.rules import Span
from domain.waitlist import rules


def spans(*hours: tuple[int, int]) -> list[Span]:
    day = datetime(2027, 3, 1, tzinfo=UTC)
    return [Span(day + timedelta(hours=start), day + timedelta(hours=end)) for start, end in hours]


@pytest.mark.parametrize(
    ("wanted", "searched"),
    [
        ([], []),
        ([(1, 2)], [(1, 2)]),
        ([(1, 2), (1, 2)], [(1, 2)]),
        ([(3, 5), (1, 4)], [(1, 5)]),
        ([(1, 2), (2, 3)], [(1, 3)]),
        ([(1, 9), (2, 3)], [(1, 9)]),
        ([(1, 2), (3, 4)], [(1, 2), (3, 4)]),
        ([(0, 8), (4, 12)], [(0, 8), (4, 12)]),  # together longer than is searched at once
    ],
)
def test_what_overlaps_is_searched_at_once(wanted: list[tuple[int, int]], searched: list[tuple[int, int]]) -> None:
    assert rules.together(spans(*wanted), longest=timedelta(hours=10)) == spans(*searched)
