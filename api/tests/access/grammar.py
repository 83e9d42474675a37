"""The words that the table is written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from domain.access import Reach


@dataclass(frozen=True)
class Access:
    """Whom an operation lets in. `people_only`: of those, no API key. `whole`: none of a reach that is short."""

    door: Literal["public", "signed in", "platform", "vendor"]
    permissions: tuple[str, ...] = ()
    people_only: bool = False
    whole: bool = False


PUBLIC = Access("public")
SIGNED_IN = Access("signed in")  # a person, in whichever vendor or none
PLATFORM = Access("platform")  # a platform admin, in whichever vendor or none
ANYBODY_HERE = Access("vendor")  # a member or an API key, whatever it may do


def needs(*permissions: str, people_only: bool = False, whole: bool = False) -> Access:
    """A member or an API key of the vendor with all of these: no more is needed, and none can be missing."""
    return Access("vendor", permissions, people_only, whole)


@dataclass(frozen=True)
class Thing:
    """What an id stands for: `name` is which of the world's, `missing` the code when there is none.

    `bounds`: who in the vendor sees it: everybody, those whose role reaches it, or the person it belongs to alone; or
    whoever knows it, in the vendor or not.
    `outside`: how one beyond these bounds is answered: None, as if it did not exist; "", like any other; else a code.
    `platform`: a platform admin gets at that of every vendor. `needed`: without it a question can't be answered; else
    one in a query is a filter, which leaves nothing.
    """

    name: str
    missing: str
    bounds: Literal["vendor", "reach", "person", "public"] = "vendor"
    outside: str | None = None
    platform: bool = False
    needed: bool = False

    def beyond(self, outside: str) -> "Thing":
        return replace(self, outside=outside)


LIKE_ANY_OTHER = ""


@dataclass(frozen=True)
class Stranger:
    """An id that another system gave: it stands for nothing of ours."""

    value: str


Grant = tuple[tuple[str, ...], Reach]


@dataclass(frozen=True)
class Case:
    """A call that is right: done by all who may. Values may be functions of the caller, headers also of the body.

    `also`: permissions besides the operation's. `grants`: permissions and reach that it hands on, which nobody does
    who lacks them. `refused`: what those of a short reach are told, whichever ids they give. `shows`: of which things
    the answered list is. `before`: what has happened before. `reads`: it writes nothing, though it is no GET.
    """

    what: str = ""
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    headers: Mapping[str, Any] = field(default_factory=dict)
    file: bytes = b""
    also: tuple[str, ...] = ()
    grants: Grant = ((), "own")
    refused: Mapping[Reach, str] = field(default_factory=dict)
    shows: Thing | None = None
    before: Callable[[Any], None] | None = None
    reads: bool = False


@dataclass(frozen=True)
class Entry:
    """A line of the table."""

    access: Access
    cases: tuple[Case, ...]


def op(access: Access, *cases: Case, **only: Any) -> Entry:
    """`op(access, path=…, body=…)` for an operation with one case."""
    return Entry(access, cases or (Case(**only),))


def listing(access: Access, shows: Thing | None = None, **filters: Thing) -> Entry:
    """A list: plain, and by each of its filters alone, so that nothing but the filter keeps other rows out."""
    all_of_it = Case(query={"limit": 200}, shows=shows)
    narrowed = [Case(f"by {name}", query={"limit": 200, name: thing}, shows=shows) for name, thing in filters.items()]
    return Entry(access, (all_of_it, *narrowed))
