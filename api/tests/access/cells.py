"""What there is to ask. A cell is an operation, a case of it, a caller, and whose id stands in one of its slots.

- `own`: all ids are right.
- `unknown`: one id is of nothing.
- `other`: one id is of the other vendor's.
- `beyond`: one id is of the same vendor, but beyond a short reach, or another person's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from api.tests.access.grammar import Access, Case, Entry, Stranger, Thing
from api.tests.access.routed import Routed
from api.tests.access.world import Caller, World
from domain.access import PERMISSIONS, complete

Whose = Literal["own", "unknown", "other", "beyond"]


class Hole(AssertionError):
    """A cell is not as it has to be, or not there at all."""


@dataclass(frozen=True)
class Cell:
    routed: Routed
    access: Access
    case: Case
    caller: Caller
    slot: str = ""
    whose: Whose = "own"

    @property
    def thing(self) -> Thing:
        return dict(slots_of(self.case))[self.slot]

    @property
    def needs(self) -> tuple[str, ...]:
        return self.access.permissions + self.case.also

    @property
    def reads(self) -> bool:
        return self.routed.method == "GET" or self.case.reads

    @property
    def by_right(self) -> bool:
        """A platform admin gets at every vendor as such."""
        return self.whose == "other" and self.thing.platform and self.caller.kind == "platform"

    def __str__(self) -> str:
        case = f" ({self.case.what})" if self.case.what else ""
        ids = f", {self.slot} of {self.whose}" if self.slot else ""
        return f"{self.routed.name}{case} by {self.caller.name}{ids}"


def cells(routed: Routed, entry: Entry, world: World) -> Iterator[Cell]:
    for case in entry.cases:
        for caller in callers(entry.access, case, world):
            yield Cell(routed, entry.access, case, caller)
            for slot, thing in slots_of(case):
                for whose in tried(thing):
                    yield Cell(routed, entry.access, case, caller, slot, whose)


def size(entry: Entry, world: World) -> int:
    """How many cells there have to be: callers × (all ids right, and each id that can be wrong)."""
    return sum(
        len(callers(entry.access, case, world)) * (1 + sum(len(tried(thing)) for _, thing in slots_of(case)))
        for case in entry.cases
    )


def callers(access: Access, case: Case, world: World) -> list[Caller]:
    """Everybody; and of an operation in a vendor keys with just what it needs, and with all but one of these."""
    if access.door != "vendor":
        return world.callers
    needed = {*access.permissions, *case.also}
    ample = needed | {*case.grants[0]}
    return [
        *world.callers,
        world.key.cut("a key with just what it needs", ample),
        *(world.key.cut(f"a key without {one}", _all_but(one)) for one in sorted(needed)),
    ]


def _all_but(one: str) -> set[str]:
    """And without what would bring it along."""
    return {permission for permission in PERMISSIONS if one not in complete([permission])}


def tried(thing: Thing) -> tuple[Whose, ...]:
    if thing.bounds == "public":
        return ("unknown",)
    return ("unknown", "other") if thing.bounds == "vendor" else ("unknown", "other", "beyond")


def slots_of(case: Case) -> Iterator[tuple[str, Thing]]:
    """The places of the case that hold ids of ours."""
    return ((slot, thing) for slot, thing in _filled(case) if isinstance(thing, Thing))


def _filled(case: Case) -> Iterator[tuple[str, Thing | Stranger]]:
    for source, values in (("path", case.path), ("query", case.query), ("body", case.body)):
        yield from _ids_in(source, values)


def _ids_in(where: str, value: Any) -> Iterator[tuple[str, Thing | Stranger]]:
    if isinstance(value, Thing | Stranger):
        yield where, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _ids_in(f"{where}.{name}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids_in(where, inner)


def check_classified(routed: Iterable[Routed], table: dict[str, Entry]) -> None:
    """Every operation has its line, and every place of an id is filled in one of its cases; nothing else is there."""
    there = {operation.name: operation.slots for operation in routed}
    for name in there.keys() ^ table.keys():
        raise Hole(f"{name}: {'not classified in the table' if name in there else 'in the table, but not routed'}")
    for name, slots in there.items():
        filled = {slot for case in table[name].cases for slot, _ in _filled(case)}
        for slot in slots ^ filled:
            raise Hole(f"{name}: {slot} {'takes an id that no case gives' if slot in slots else 'takes no id'}")


def check_other_routes(routes: Iterable[str], known: Iterable[str]) -> None:
    """The addresses that are no operations are the known ones. The admin's are asked one by one."""
    there = {route for route in routes if not route.startswith("admin/")}
    for route in there ^ {*known}:
        raise Hole(f"{route!r}: {'not classified' if route in there else 'not routed'}")
