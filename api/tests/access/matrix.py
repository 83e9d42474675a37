"""The cells: one call each, in a transaction that is taken back, and what has to come of it.

A cell is an operation, a case of it, a caller, and whose id stands in one of its slots:

- `own`: all ids are right. It is done when the table and `domain.access` say so, else refused with the right code.
- `unknown`: one id is of nothing. Answered as missing.
- `other`: one id is of the other vendor's. The very same answer as to `unknown`.
- `beyond`: one id is of the same vendor, but beyond a short reach, or another person's. The same, or as the table says.

Whatever is refused has written nothing, nothing of the other vendor's has changed, and no answer speaks of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode
from uuid import UUID, uuid4

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from api.tests.access import rows
from api.tests.access.grammar import LIKE_ANY_OTHER, Access, Case, Entry, Stranger, Thing
from api.tests.access.routed import Routed
from api.tests.access.vendors import Vendor
from api.tests.access.world import Caller, World
from domain import limits
from domain.access import PERMISSIONS, REACHES, complete

Whose = Literal["own", "unknown", "other", "beyond"]

AT_THE_DOOR = ("auth.required", "auth.not_for_keys", "auth.platform_only", "auth.no_vendor")

UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


_client = Client(raise_request_exception=False)  # one: a new one reads all static files' names anew


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
    def by_right(self) -> bool:
        """A platform admin gets at every vendor as such."""
        return self.whose == "other" and self.thing.platform and self.caller.kind == "platform"

    def __str__(self) -> str:
        case = f" ({self.case.what})" if self.case.what else ""
        ids = f", {self.slot} of {self.whose}" if self.slot else ""
        return f"{self.routed.name}{case} by {self.caller.name}{ids}"


@dataclass(frozen=True)
class Answer:
    """`body` has the id that was tried masked. `wrote`: anything; `wrote_there`: to the other vendor."""

    status: int
    body: str
    wrote: bool
    wrote_there: bool

    @property
    def json(self) -> Any:
        return orjson.loads(self.body or "null")

    @property
    def code(self) -> str:
        return self.json.get("code", "") if self.status >= 400 else ""


# What there is to ask


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
    return ("unknown", "other") if thing.bounds == "vendor" else ("unknown", "other", "beyond")


# Asking


def ask(cell: Cell, world: World) -> Answer:
    limits.forget_all()
    with transaction.atomic():
        if cell.case.before:
            cell.case.before(cell.caller)
        cell.caller.use()
        is_prepared = bool(cell.case.before or cell.caller.key_id)
        before = rows.prints(cell.caller.other) if is_prepared else _untouched(world, cell.caller.other)
        tried, response = _send(cell)
        after = rows.prints(cell.caller.other)
        transaction.set_rollback(True)
    body = response.content.decode(errors="replace")
    body = body.replace(str(tried), "<the id>") if tried else body
    return Answer(response.status_code, body, before.all != after.all, before.vendors != after.vendors)


def _untouched(world: World, vendor: Vendor) -> rows.Prints:
    if vendor.name not in world.prints:
        world.prints[vendor.name] = rows.prints(vendor)
    return world.prints[vendor.name]


def _send(cell: Cell) -> tuple[UUID | None, Any]:
    case, caller = cell.case, cell.caller
    tried = _id(cell) if cell.slot else None

    def fill(where: str, value: Any) -> Any:
        if isinstance(value, Thing):
            return tried if where == cell.slot else caller.id_of(value)
        if isinstance(value, Stranger):
            return value.value
        if isinstance(value, dict):
            return {name: fill(f"{where}.{name}", inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [fill(where, inner) for inner in value]
        return value(caller) if callable(value) else value

    path = "/api/v1" + cell.routed.path.format(**fill("path", case.path))
    query = urlencode(fill("query", case.query))
    body, content_type = b"", "application/json"
    if case.file:
        content_type = MULTIPART_CONTENT
        body = encode_multipart(BOUNDARY, {"file": SimpleUploadedFile("picture.png", case.file)})
    elif case.body is not None:
        body = orjson.dumps(fill("body", case.body))
    headers = {"X-Request-ID": "matrix"} | {name: value(caller, body) for name, value in case.headers.items()}
    if caller.token:
        headers["Authorization"] = f"Bearer {caller.token}"
    address = f"{path}?{query}" if query else path
    return tried, _client.generic(cell.routed.method, address, body, content_type, headers=headers)


def _id(cell: Cell) -> UUID:
    match cell.whose:
        case "other":
            return cell.caller.other.ids[cell.thing.name]
        case "beyond":
            return cell.caller.vendor.beyond[cell.thing.name]
        case _:
            return uuid4()


# Judging


def check(routed: Routed, entry: Entry, world: World) -> int:
    """Ask every cell of the operation. Raises Hole at the first that is not as it has to be; answers how many."""
    count, unknown = 0, None
    for cell in cells(routed, entry, world):
        answer = ask(cell, world)
        unknown = answer if cell.whose == "unknown" else unknown
        try:
            judge(cell, answer, unknown)
        except AssertionError as wrong:
            raise Hole(f"{cell}: {wrong}\n{answer.status} {answer.body[:600]}") from None
        count += 1
    return count


def judge(cell: Cell, answer: Answer, unknown: Answer | None) -> None:
    _check_harmless(cell, answer)
    refusal = refused_with(cell)
    if cell.whose == "own" or cell.by_right or _is_like_own(cell):
        _check_refused(cell, answer, refusal) if refusal else _check_done(cell, answer)
    elif cell.whose == "unknown":
        _check_missing(cell, answer, refusal)
    elif cell.whose == "beyond" and cell.thing.outside and not refusal:
        _check_refused(cell, answer, cell.thing.outside)
    else:
        _expect(unknown == answer, f"another answer than to an unknown id: {unknown}")


def _is_like_own(cell: Cell) -> bool:
    """Nothing is beyond a caller who reaches the whole vendor, and some things are beyond nobody."""
    if cell.whose != "beyond" or cell.thing.bounds == "person":
        return False
    return cell.caller.reach == "vendor" or cell.thing.outside == LIKE_ANY_OTHER


def refused_with(cell: Cell) -> str:
    """The code of the refusal that the table and the rules of `domain.access` foresee; "" when it is to be done."""
    caller, access = cell.caller, cell.access
    if access.door == "public":
        return ""
    if caller.kind == "nobody":
        return "auth.required"
    if access.door == "vendor":
        return _refused_in_vendor(cell)
    if caller.kind == "key":
        return "auth.not_for_keys"
    return "auth.platform_only" if access.door == "platform" and caller.kind != "platform" else ""


def _refused_in_vendor(cell: Cell) -> str:
    caller, (permissions, reach) = cell.caller, cell.case.grants
    if not caller.is_here:
        return "auth.no_vendor"
    if lacks(cell):
        return "auth.permission_missing"
    if caller.kind == "key" and cell.access.people_only:
        return "auth.not_for_keys"
    if not caller.permissions.issuperset(permissions) or REACHES.index(caller.reach) < REACHES.index(reach):
        return "role.grants_too_much"
    return cell.case.refused.get(caller.reach, "")


def lacks(cell: Cell) -> set[str]:
    return set(cell.needs) - cell.caller.permissions


def _check_harmless(cell: Cell, answer: Answer) -> None:
    _expect(answer.status < 500, "a fault")
    _expect(answer.status < 400 or not answer.wrote, "refused, and yet something was written")
    _expect(cell.routed.method != "GET" or not answer.wrote, "a GET has written something")
    if cell.by_right:
        return
    other = cell.caller.other
    _expect(not answer.wrote_there, f"something of the {other.name} was changed")
    if cell.access.door == "platform" and cell.caller.kind == "platform":
        return
    told = other.traces.intersection(UUIDS.findall(answer.body))
    _expect(not told and other.name not in answer.body.lower(), f"speaks of the {other.name}: {told}")


def _check_refused(cell: Cell, answer: Answer, code: str) -> None:
    if cell.routed.is_bulk and code not in (*AT_THE_DOOR, "auth.permission_missing"):  # told of each by itself
        _check_none_done(answer, code)
        return
    _expect((answer.status, answer.code) == (401 if code == "auth.required" else 403, code), f"should be {code}")
    if code == "auth.permission_missing":
        _expect(answer.json["details"]["permission"] in lacks(cell), f"should name one of {lacks(cell)}")


def _check_none_done(answer: Answer, code: str) -> None:
    _expect(answer.status == 200 and not answer.wrote, "nothing should be done")
    _expect({item["code"] for item in answer.json["items"]} == {code}, f"each should be {code}")


def _check_done(cell: Cell, answer: Answer) -> None:
    _expect(answer.status == cell.routed.status, f"should be done, with {cell.routed.status}")
    if not answer.body.startswith("{") or "items" not in (found := answer.json):
        return
    _expect(found["items"], "nothing is in the list")
    _expect(not found.get("refused") and not any(item.get("refused") for item in found["items"]), "some are refused")
    if cell.case.shows:
        _check_shown(cell, cell.case.shows, {item["id"] for item in found["items"]})


def _check_shown(cell: Cell, thing: Thing, shown: set[str]) -> None:
    own, beyond = str(cell.caller.id_of(thing)), str(cell.caller.vendor.beyond.get(thing.name))
    if cell.whose == "beyond":
        _expect(beyond in shown and own not in shown, f"should show that {thing.name}, and no other")
        return
    _expect(own in shown, f"should show the {thing.name}")
    if thing.bounds == "person" or (thing.bounds == "reach" and cell.caller.reach != "vendor"):
        _expect(beyond not in shown, f"shows a {thing.name} that is beyond the caller")
    elif thing.bounds == "reach" and not cell.slot and not any(slots_of(cell.case)):
        _expect(beyond in shown, f"should show every {thing.name}")


def _check_missing(cell: Cell, answer: Answer, refusal: str) -> None:
    """As to an unknown id. Which refusal comes first, of one who may not do it either, is left open."""
    if answer.code == "auth.permission_missing":  # of what it takes to do it, or to look the thing up
        _expect(answer.json["details"]["permission"] not in cell.caller.permissions, "is not missing")
        return
    if refusal and answer.code == refusal:
        return
    _expect(refusal not in AT_THE_DOOR, f"should be {refusal}")
    missing = cell.thing.missing
    if cell.slot.startswith("query."):
        _expect(answer.status == 200 and answer.json["items"] == [], "should be an empty list")
    elif cell.routed.is_bulk and answer.status == 409:
        _expect({result["code"] for result in answer.json["details"]["results"]} == {missing}, f"should be {missing}")
    elif cell.routed.is_bulk:
        _check_none_done(answer, missing)
    else:
        _expect((answer.status, answer.code) == (404, missing), f"should be {missing}")


def _expect(is_so: Any, otherwise: str) -> None:
    if not is_so:
        raise Hole(otherwise)
