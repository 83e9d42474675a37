"""Every item of a list, page after page."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Page(Protocol[Item]):
    @property
    def items(self) -> list[Item]: ...

    @property
    def next_cursor(self) -> str | None: ...


def every(page: Callable[[str], Page[Item]]) -> Iterator[Item]:
    """
    >>> for booking in every(lambda cursor: expect(list_bookings.sync_detailed(client=client, cursor=cursor))):
    """
    cursor: str | None = ""
    while cursor is not None:
        found = page(cursor)
        yield from found.items
        cursor = found.next_cursor
