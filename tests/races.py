"""Sixteen clients at once who all want the same: over HTTP, for the tests and for `python -m bench.races`.

A kind of race is a generator: it yields the calls of a round, is sent their answers, and answers nothing else. What
it makes first is not raced for.
"""

import itertools
import time
from collections import Counter
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import httpx
import psycopg

CLIENTS = 16
CAPACITY = 5
SERVING = 3
PASSWORD = "a-long-enough-secret"
DAYS_A_KIND = 60

Call = tuple[str, str, dict[str, Any] | None, dict[str, str]]
Answers = list[httpx.Response]
Rounds = Generator[list[Call], Answers, None]
Judge = Callable[[Answers, int], str | None]


class Track:
    """A vendor of its own, with as many members as clients and one more, and clients signed in as its owner."""

    def __init__(self, webs: list[str], database_url: str, name: str) -> None:
        self._open = ExitStack()
        self.database_url = database_url
        self._pool = self._open.enter_context(ThreadPoolExecutor(CLIENTS))
        self.clients = [
            self._open.enter_context(httpx.Client(base_url=f"{web}/api/v1", timeout=120))
            for web in itertools.islice(itertools.cycle(webs), CLIENTS)
        ]
        self._email = f"owner@{name}.example"
        owner = {"email": self._email, "password": PASSWORD, "first_name": "Rae", "last_name": "Race"}
        vendor = {"name": name.title(), "timezone": "UTC"}
        self._hold_token(self.post("/auth/register", owner | {"vendor": vendor})["access"])
        role = next(role["id"] for role in self.get("/roles")["items"] if role["key"] == "agent")
        self.members = [self._hire(f"racer{number}@{name}.example", role) for number in range(CLIENTS + 1)]
        self.contact = self.post("/contacts", {"name": "Amina Example", "phone_number": "+447700900142"})["id"]

    def close(self) -> None:
        self._open.close()

    def sign_in(self) -> None:
        """Anew: an access token lasts 15 minutes."""
        login = {"login": self._email, "password": PASSWORD}
        self._hold_token(self.call("POST", "/auth/login", login)["access"])

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self.call("POST", path, body)

    def get(self, path: str) -> Any:
        return self.call("GET", path)

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = self.clients[0].request(method, path, json=body)
        assert answer.is_success, (method, path, answer.status_code, answer.text)
        return answer.json()

    def service(self, title: str, **terms: Any) -> str:
        made = self.post(
            "/services", {"title": title, "duration_minutes": 60, "max_horizon_days": 1800, "price": "1.00"} | terms
        )
        return str(made["id"])

    def wish(self, service: str, start: datetime, **more: Any) -> dict[str, Any]:
        return {"service_id": service, "contact_id": self.contact, "starts_at": start.isoformat()} | more

    def at_once(self, calls: list[Call]) -> Answers:
        """Each call by a client of its own, on a connection that is open already, all at the same time."""
        gate = Barrier(len(calls))

        def send(client: httpx.Client, call: Call) -> httpx.Response:
            method, path, body, headers = call
            gate.wait()
            return client.request(method, path, json=body, headers=headers)

        return list(self._pool.map(send, self.clients, calls))

    def run_out(self, booking_id: str, milliseconds: int) -> None:
        """Let a hold end so soon."""
        with psycopg.connect(self.database_url) as connection:
            connection.execute(
                "UPDATE domain_booking SET held_until = clock_timestamp() + %s * interval '1 ms' WHERE id = %s",
                (milliseconds, booking_id),
            )

    def _hold_token(self, token: str) -> None:
        for client in self.clients:
            client.headers["Authorization"] = f"Bearer {token}"

    def _hire(self, email: str, role: str) -> str:
        user = {"email": email, "password": PASSWORD, "first_name": "Robin", "last_name": "Racer"}
        return str(self.post("/members", {"user": user, "role_id": role})["id"])


def create(track: Track, begin: datetime, path: str = "/bookings", minutes_apart: int = 0, **terms: Any) -> Rounds:
    """One member, one start; or starts so close that each overlaps all others."""
    service = track.service("Create", **terms)
    for start in _every(begin, hours=4):
        starts = [start + timedelta(minutes=minutes_apart * number) for number in range(CLIENTS)]
        yield [("POST", path, track.wish(service, start, staff_id=track.members[0]), {}) for start in starts]


def hold(track: Track, begin: datetime) -> Rounds:
    return create(track, begin, path="/bookings/hold")


def unequal(track: Track, begin: datetime) -> Rounds:
    """With buffers: the last two of them overlap the first by these alone."""
    return create(track, begin, minutes_apart=5, buffer_before_minutes=10, buffer_after_minutes=10)


def confirm(track: Track, begin: datetime) -> Rounds:
    """One hold: confirmed, cancelled, or taken over when it has run out, as it soon does in two rounds of three."""
    service, member = track.service("Confirm"), track.members[0]
    ends = itertools.cycle((None, 4, 20))
    for start, end in zip(_every(begin, hours=2), ends, strict=False):
        wish = track.wish(service, start, staff_id=member)
        held = track.post("/bookings/hold", wish)["id"]
        if end is not None:
            track.run_out(held, end)
        first = {"If-Match": '"1"'}
        calls: list[Call] = [("POST", f"/bookings/{held}/confirm", None, first)] * 6
        calls += [("POST", f"/bookings/{held}/cancel", {}, first)] * 5
        calls += [("POST", "/bookings", wish, {})] * 5
        yield [call for group in zip(*[iter(calls)] * 4, strict=True) for call in group]
        _check_one_outcome(track, held, wish)


def _check_one_outcome(track: Track, held: str, wish: dict[str, Any]) -> None:
    """Whatever became of the hold: when it has run out and nobody has looked, the next one gets the time."""
    if track.get(f"/bookings/{held}")["status"] == "held":
        time.sleep(0.05)
        track.post("/bookings", wish)
        assert track.get(f"/bookings/{held}")["cancelled_by"] == "system"


def reschedule(track: Track, begin: datetime) -> Rounds:
    """Sixteen bookings of one member, moved to one start. The next round moves them on from where they are."""
    service, member = track.service("Reschedule"), track.members[0]
    made = [
        track.post("/bookings", track.wish(service, begin + timedelta(hours=hour), staff_id=member))["id"]
        for hour in range(CLIENTS)
    ]
    for start in _every(begin + timedelta(days=2), hours=2):
        yield [("POST", f"/bookings/{each}/reschedule", {"starts_at": start.isoformat()}, {}) for each in made]


def reassign(track: Track, begin: datetime) -> Rounds:
    """Sixteen bookings of sixteen members at one time, given to one member; the one who got it gives it back."""
    service, (target, *others) = track.service("Reassign"), track.members
    made = [track.post("/bookings", track.wish(service, begin, staff_id=each))["id"] for each in others]
    while True:
        answers = yield [("PATCH", f"/bookings/{each}", {"staff_id": target}, {}) for each in made]
        for booking, member, answer in zip(made, others, answers, strict=True):
            if answer.is_success:
                track.call("PATCH", f"/bookings/{booking}", {"staff_id": member})


def resource(track: Track, begin: datetime) -> Rounds:
    """Sixteen members, one room."""
    room = track.post("/resources", {"name": f"Room {begin:%j}"})["id"]
    service = track.service("Room", resource_ids=[room])
    for start in _every(begin, hours=2):
        yield [("POST", "/bookings", track.wish(service, start, staff_id=each), {}) for each in track.members[1:]]


def group(track: Track, begin: datetime) -> Rounds:
    """Seats in a session that the first to come begins."""
    service, member = track.service("Group", capacity=CAPACITY), track.members[0]
    for start in _every(begin, hours=2):
        yield [("POST", "/bookings", track.wish(service, start, staff_id=member), {})] * CLIENTS


def into_group(track: Track, begin: datetime) -> Rounds:
    """Sixteen moved into one session: from sessions alone, and from the last one together."""
    service, member = track.service("Into group", capacity=CAPACITY), track.members[0]
    made = [
        track.post("/bookings", track.wish(service, begin + timedelta(hours=hour), staff_id=member))["id"]
        for hour in range(CLIENTS)
    ]
    for start in _every(begin + timedelta(days=2), hours=2):
        yield [("POST", f"/bookings/{each}/reschedule", {"starts_at": start.isoformat()}, {}) for each in made]


def anybody(track: Track, begin: datetime) -> Rounds:
    """No member asked for, three who serve it."""
    service = track.service("Anybody", member_ids=track.members[:SERVING])
    for start in _every(begin, hours=2):
        yield [("POST", "/bookings", track.wish(service, start), {})] * CLIENTS


def tangle(track: Track, begin: datetime) -> Rounds:
    """One booking moved, given away, retimed and cancelled at once, nobody saying on which version."""
    service, members = track.service("Tangle"), track.members
    for start in _every(begin, hours=6):
        made = track.post("/bookings", track.wish(service, start, staff_id=members[0]))["id"]
        path, later = f"/bookings/{made}", (start + timedelta(hours=2)).isoformat()
        ways: list[Call] = [
            ("POST", f"{path}/reschedule", {"starts_at": later}, {}),
            ("PATCH", path, {"staff_id": members[1]}, {}),
            ("PATCH", path, {"description": "Bring a towel."}, {}),
            ("PATCH", path, {"starts_at": later, "title": "Later"}, {}),
            ("POST", f"{path}/cancel", {}, {}),
            ("POST", f"{path}/reschedule", {"starts_at": later, "staff_id": members[2]}, {}),
        ]
        yield list(itertools.islice(itertools.cycle(ways), CLIENTS))


def so_many_win(answers: Answers, winners: int) -> str | None:
    """The others are told that it is taken, and when it is free."""
    won = [answer for answer in answers if answer.is_success]
    if len(won) != winners:
        return f"{len(won)} won"
    for answer in answers:
        if answer.is_success:
            continue
        said = answer.json()
        if (answer.status_code, said["code"]) != (409, "booking.slot_taken"):
            return f"refused with {answer.text}"
        nearest = said["details"]["nearest"]
        if len(nearest) != 3 or nearest != sorted(nearest):
            return f"nearest: {nearest}"
    return None


def one_outcome(answers: Answers, winners: int) -> str | None:
    """Of confirming and cancelling one, or none when it ran out; the time is booked anew only if not confirmed."""
    won = Counter(answer.request.url.path.rpartition("/")[2] for answer in answers if answer.is_success)
    fine = won["confirm"] + won["cancel"] <= 1 and won["bookings"] + won["confirm"] <= 1
    return _unexpected(answers) or (None if fine else f"won: {dict(won)}")


def no_fault(answers: Answers, winners: int) -> str | None:
    return _unexpected(answers)


def _unexpected(answers: Answers) -> str | None:
    wrong = [answer for answer in answers if not answer.is_success and answer.status_code not in (409, 412)]
    return f"{wrong[0].status_code}: {wrong[0].text}" if wrong else None


@dataclass(frozen=True)
class Kind:
    name: str
    rounds: Callable[[Track, datetime], Rounds]
    winners: int = 1
    judge: Judge = so_many_win


KINDS = (
    Kind("create", create),
    Kind("hold", hold),
    Kind("confirm", confirm, judge=one_outcome),
    Kind("reschedule", reschedule),
    Kind("reassign", reassign),
    Kind("unequal overlaps", unequal),
    Kind("resource", resource),
    Kind("group", group, CAPACITY),
    Kind("into group", into_group, CAPACITY),
    Kind("anybody", anybody, SERVING),
    Kind("tangle", tangle, judge=no_fault),
)


@dataclass
class Result:
    """What became of a kind's rounds. `wrong` are the judge's complaints, one a round at most."""

    rounds: int = 0
    wrong: list[str] = field(default_factory=list)
    answers: Counter[tuple[int, str]] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    @property
    def faults(self) -> int:
        return sum(count for (status, _), count in self.answers.items() if status >= 500)


def run(track: Track, kind: Kind, rounds: int) -> Result:
    """So many rounds of a kind, each in time of its own."""
    track.sign_in()
    result = Result()
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    racing = kind.rounds(track, today + timedelta(days=20 + DAYS_A_KIND * KINDS.index(kind)))
    calls = next(racing)
    while True:
        began = time.monotonic()
        answers = track.at_once(calls)
        result.seconds.append(time.monotonic() - began)
        result.rounds += 1
        for answer in answers:
            result.answers[answer.status_code, "" if answer.is_success else answer.json().get("code", "")] += 1
        if complaint := kind.judge(answers, kind.winners):
            result.wrong.append(complaint)
        if result.rounds == rounds:
            racing.close()
            return result
        calls = racing.send(answers)


def _every(begin: datetime, *, hours: int) -> Generator[datetime]:
    while True:
        yield begin
        begin += timedelta(hours=hours)


# Looked for in bookings, where the constraints are not, and in reservations, buffers included.
_DOUBLES = {
    "a member in two bookings": """
        SELECT count(*) FROM domain_booking a JOIN domain_booking b ON a.id < b.id AND a.staff_id = b.staff_id
           AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at AND a.reservation_id <> b.reservation_id
         WHERE 'cancelled' NOT IN (a.status, b.status)""",
    "a resource in two bookings": """
        SELECT count(*) FROM domain_booking a JOIN domain_booking b ON a.id < b.id AND a.resource_id = b.resource_id
           AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at AND a.reservation_id <> b.reservation_id
         WHERE 'cancelled' NOT IN (a.status, b.status)""",
    "a member or a resource in two reservations": """
        SELECT count(*) FROM domain_reservation a JOIN domain_reservation b
            ON a.id < b.id AND (a.staff_id = b.staff_id OR a.resource_id = b.resource_id)
           AND a.busy_from < b.busy_until AND b.busy_from < a.busy_until""",
    "a booking that is not where its reservation is": """
        SELECT count(*) FROM domain_booking b LEFT JOIN domain_reservation r ON r.id = b.reservation_id
         WHERE b.status <> 'cancelled' AND (r.staff_id, r.starts_at, r.service_id)
               IS DISTINCT FROM (b.staff_id, b.starts_at, b.service_id)""",
    "a session with more bookings than seats": """
        SELECT count(*) FROM (SELECT FROM domain_booking WHERE status <> 'cancelled'
         GROUP BY staff_id, service_id, starts_at HAVING count(*) > max(capacity)) s""",
    "a reservation of nobody": """
        SELECT count(*) FROM domain_reservation r
         WHERE NOT EXISTS (SELECT FROM domain_booking b WHERE b.reservation_id = r.id)""",
}


def doubles(database_url: str) -> dict[str, int]:
    """What must not be, and how often it is."""
    with psycopg.connect(database_url) as connection:
        found = {what: connection.execute(query.encode()).fetchone() for what, query in _DOUBLES.items()}
    return {what: row[0] for what, row in found.items() if row and row[0]}


def deadlocks(log: Path) -> int:
    """In PostgreSQL's log: those too that a second try has hidden."""
    return log.read_text(errors="replace").count("deadlock detected")
