"""What has to come of every cell.

- `own`: it is done when the table and `domain.access` say so, else refused with the right code.
- `unknown`: answered as missing.
- `other`: the very same answer as to an unknown id.
- `beyond`: the same, or as the table says.

Whatever is refused has written nothing, nothing of the other vendor's has changed, and no answer speaks of it.
"""

import re
from typing import Any

from api.tests.access.asking import Answer, ask
from api.tests.access.cells import Cell, Hole, cells, slots_of
from api.tests.access.grammar import LIKE_ANY_OTHER, Entry, Thing
from api.tests.access.routed import Routed
from api.tests.access.world import World
from domain.access import REACHES

AT_THE_DOOR = ("auth.required", "auth.not_for_keys", "auth.platform_only", "auth.no_vendor")
FIRST_ASKED = ("auth.permission_missing", "auth.reach_too_short")
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def check(routed: Routed, entry: Entry, world: World) -> int:
    """Ask every cell of the operation. Raises Hole at the first that is not as it has to be; answers how many."""
    count, unknown = 0, None
    for cell in cells(routed, entry, world):
        answer = ask(cell)
        unknown = answer if cell.whose == "unknown" else unknown
        try:
            judge(cell, answer, unknown)
        except AssertionError as wrong:
            raise Hole(f"{cell}: {wrong}\n{answer.status} {answer.body[:600]}") from None
        count += 1
    return count


def judge(cell: Cell, answer: Answer, unknown: Answer | None) -> None:
    """`unknown`: the answer to an unknown id in the same place."""
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
    if caller.reach != "vendor" and cell.access.whole:
        return "auth.reach_too_short"
    if not caller.permissions.issuperset(permissions) or REACHES.index(caller.reach) < REACHES.index(reach):
        return "role.grants_too_much"
    return cell.case.refused.get(caller.reach, "")


def lacks(cell: Cell) -> set[str]:
    return set(cell.needs) - cell.caller.permissions


def _check_harmless(cell: Cell, answer: Answer) -> None:
    _expect(answer.status < 500, "a fault")
    _expect(answer.status < 400 or not answer.wrote, "refused, and yet something was written")
    _expect(not (cell.reads and answer.wrote), "reading has written something")
    if cell.by_right:
        return
    other = cell.caller.other
    _expect(not answer.wrote_there, f"something of the {other.name} was changed")
    if cell.access.door == "platform" and cell.caller.kind == "platform":
        return
    told = other.traces.intersection(UUIDS.findall(answer.body))
    _expect(not told and other.name not in answer.body.lower(), f"speaks of the {other.name}: {told}")


def _check_refused(cell: Cell, answer: Answer, code: str) -> None:
    if cell.routed.is_bulk and code not in (*AT_THE_DOOR, *FIRST_ASKED):  # told of each by itself
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
    _expect(answer.wrote or cell.reads or cell.whose != "own", "nothing was written")
    if cell.case.shows and not answer.body.startswith("{"):
        _check_shown(cell, cell.case.shows, {*UUIDS.findall(answer.body)})
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
        _expect(beyond not in shown, f"shows the {thing.name} that is beyond the caller")
    elif thing.bounds == "reach" and not cell.slot and not any(slots_of(cell.case)):
        _expect(beyond in shown, f"should show every {thing.name}")


def _check_missing(cell: Cell, answer: Answer, refusal: str) -> None:
    """Which refusal comes first, of one who may not do it either, is left open."""
    if answer.code == "auth.permission_missing":  # of what it takes to do it, or to look the thing up
        _expect(answer.json["details"]["permission"] not in cell.caller.permissions, "is not missing")
        return
    if refusal and answer.code == refusal:
        return
    _expect(refusal not in AT_THE_DOOR, f"should be {refusal}")
    missing = cell.thing.missing
    if cell.slot.startswith("query.") and not cell.thing.needed:
        _expect(answer.status == 200 and answer.is_empty, "should be an empty list")
    elif cell.routed.is_bulk and answer.status == 409:
        _expect({result["code"] for result in answer.json["details"]["results"]} == {missing}, f"should be {missing}")
    elif cell.routed.is_bulk:
        _check_none_done(answer, missing)
    else:
        status = 401 if missing.startswith("auth.") else 404
        _expect((answer.status, answer.code) == (status, missing), f"should be {missing}")


def _expect(is_so: Any, otherwise: str) -> None:
    if not is_so:
        raise Hole(otherwise)
