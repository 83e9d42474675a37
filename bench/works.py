"""What is measured: the requests of each work, the answer agreed on, and the targets (PERFORMANCE.md)."""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from bench import load
from bench.load import Call
from bench.servers import SPOUT, Server

TOKEN_SECONDS = 600
LIST = "/api/v1/bookings?limit=50"
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Work:
    """`limits`: per peer, the most that Spout's CPU may be as a multiple of the peer's. `share`: of the requests asked
    for, how many are enough."""

    name: str
    title: str
    expected: int
    limits: dict[str, float] = field(default_factory=dict)
    at_once: int = 4
    share: float = 1.0


WORKS = (
    Work("W1", "page of 50 bookings", 200, {"raw": 2.5, "fastapi": 0.30, "drf": 0.15}),
    Work("W2", "create a booking", 201, {"raw": 6.0, "fastapi": 0.45, "drf": 0.35}),
    Work("W3", "free slots of one member, 14 days", 200, {"raw": 2.7, "fastapi": 0.45, "drf": 0.35}),
    # Of many members there are no peers: what is told is that its cost grows with what it answers, not with queries.
    Work("W3 many", "free slots of 50 members, 30 days, 10,000 bookings in them", 200, at_once=2, share=0.05),
    # One at a time: several fight over the memory, which makes the hasher dearer than it is alone.
    Work("W4", "login", 200, at_once=1, share=0.2),
)
LOGIN_LIMIT_MS = 2.0


class AnswersDiffer(Exception):
    """Two peers answered differently: their figures can't be compared."""


class Requests:
    """Makes each work's requests. Tokens are Spout's, from its own login, and serve all peers."""

    def __init__(self, cast: Mapping[str, Any], sign_in: Callable[[Call], bytes]) -> None:
        self._cast = cast
        self._sign_in = sign_in
        self._tokens: dict[str, tuple[str, float]] = {}
        self._places = self._free_places()

    def make(self, work: Work, count: int) -> list[Call]:
        match work.name:
            case "W1":
                return [self.page()] * count
            case "W2":
                return [self.booking() for _ in range(count)]
            case "W3":
                return [self.slots()] * count
            case "W3 many":
                return [self.slots_of_many()] * count
            case _:
                return [self.login()] * count

    def unhashed(self, count: int) -> list[Call]:
        """Logins of the user whose password is stored under a hash that costs nothing."""
        return [self.login("quiet")] * count

    def page(self, cursor: str = "") -> Call:
        return Call("GET", LIST + (f"&cursor={cursor}" if cursor else ""), headers=self._signed())

    def booking(self) -> Call:
        """One that succeeds: no two ask for the same member and time."""
        number, staff, starts_at = next(self._places)
        busy = self._cast["busy"]
        body = {
            "service_id": busy["services"][number % len(busy["services"])],
            "contact_id": busy["contacts"][number % len(busy["contacts"])],
            "staff_id": staff,
            "starts_at": starts_at,
        }
        return Call("POST", "/api/v1/bookings", orjson.dumps(body), JSON | self._signed())

    def login(self, vendor: str = "busy") -> Call:
        body = {"login": self._cast[vendor]["login"], "password": self._cast["password"]}
        return Call("POST", "/api/v1/auth/login", orjson.dumps(body), JSON)

    def slots(self) -> Call:
        """Of a member with hours, in a fortnight full of bookings: the last one that bench.fill has filled."""
        busy = self._cast["busy"]
        return self._slots(busy, begin=14, days=14, staff=f"&staff_id={busy['keeps_hours']}")

    def slots_of_many(self) -> Call:
        return self._slots(self._cast["many"], begin=1, days=30, vendor="many")

    def _slots(self, cast: Mapping[str, Any], *, begin: int, days: int, staff: str = "", vendor: str = "busy") -> Call:
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        since, until = (f"{today + timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}" for day in (begin, begin + days))
        path = f"/api/v1/slots?service_id={cast['services'][0]}&from={since}&to={until}{staff}"
        return Call("GET", path, headers=self._signed(vendor))

    def _signed(self, vendor: str = "busy") -> dict[str, str]:
        token, since = self._tokens.get(vendor, ("", 0.0))
        if time.monotonic() - since > TOKEN_SECONDS or not token:
            token = orjson.loads(self._sign_in(self.login(vendor)))["access"]
            self._tokens[vendor] = token, time.monotonic()
        return {"Authorization": f"Bearer {token}"}

    def _free_places(self) -> Iterator[tuple[int, str, str]]:
        first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        first += timedelta(days=self._cast["first_free_day"])
        hours = (first + timedelta(hours=hour) for hour in range(320 * 24))
        places = itertools.product(hours, self._cast["busy"]["staff"])
        for number, (hour, staff) in enumerate(places):
            yield number, staff, hour.isoformat().replace("+00:00", "Z")


def check(work: Work, requests: Requests, servers: list[Server]) -> None:
    """Raise AnswersDiffer unless all peers answer the same."""
    peers = [server for server in servers if server.name in (SPOUT, *work.limits)]
    answers: dict[str, Any] = {}
    for server in peers:
        if work.name == "W1":
            answers[server.name] = _two_pages(server, requests)
        elif work.name == "W2":
            answers[server.name] = _booked_twice(server, requests)
        elif work.name == "W3":
            answers[server.name] = _free_slots(server, requests)
    for name, answer in answers.items():
        if answer != answers[SPOUT]:
            raise AnswersDiffer(f"{work.name}: {name} answers\n{answer!r}\nspout answers\n{answers[SPOUT]!r}"[:3000])


def _two_pages(server: Server, requests: Requests) -> list[Any]:
    """The first page and the one behind its cursor. The cursor's text is each peer's own."""
    pages: list[Any] = []
    cursor = ""
    for _ in range(2):
        reply = load.one(server, requests.page(cursor))
        page = orjson.loads(reply.body)
        cursor = page.pop("next_cursor")
        pages += [reply.status, page, bool(cursor)]
    return pages


def _free_slots(server: Server, requests: Requests) -> list[Any]:
    """Times as moments: one writes `Z`, another `+00:00`."""
    reply = load.one(server, requests.slots())
    found = orjson.loads(reply.body)
    times = ("starts_at", "ends_at")
    found["items"] = [
        {**slot, **{name: datetime.fromisoformat(slot[name]) for name in times}} for slot in found["items"]
    ]
    return [reply.status, found, len(found["items"]) > 0]


_OWN = {"id", "starts_at", "ends_at", "created_at", "staff", "contact", "service", "title"}


def _booked_twice(server: Server, requests: Requests) -> list[Any]:
    """A booking as answered, with the kinds of what each booking has of its own, and the refusal of its double."""
    call = requests.booking()
    reply = load.one(server, call)
    booking = orjson.loads(reply.body)
    asked = orjson.loads(call.body or b"")
    same = [booking[name[:-3]]["id"] == asked[name] for name in ("staff_id", "contact_id", "service_id")]
    minutes = booking["service"]["duration_minutes"]
    lasts = datetime.fromisoformat(booking["ends_at"]) - datetime.fromisoformat(booking["starts_at"])
    return [
        reply.status,
        {name: _kinds(value) if name in _OWN else value for name, value in booking.items()},
        same,
        booking["starts_at"] == asked["starts_at"],
        lasts == timedelta(minutes=minutes),
        load.one(server, call).status,
    ]


def _kinds(value: Any) -> Any:
    return {name: _kinds(part) for name, part in value.items()} if isinstance(value, dict) else type(value).__name__
