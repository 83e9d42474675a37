"""`python -m bench.faults`: bookings are made and moved while worker, beat and Redis are killed at random.

On a whole `manage.py up` of its own, with a receiver of webhooks beside it. The relay lives in the worker. Redis is
flushed, which loses what a kill without its file loses, or stopped for some seconds: `up` ends when it dies. At the end
tests/effects.py says what was lost and what was doubled; that it finds both is tested in tests/test_effects.py.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import redis

from core.runtime.data_folder import DataFolder
from core.runtime.status import describe
from tasks.tests.receiver import Receiver, listening
from tests.effects import ARRIVES_TWICE, Asked, check
from tests.system import Staff, System

KINDS = {"booking.confirmation": "created", "booking.moved": "moved"}
CALLS = {"booking.created": "created", "booking.rescheduled": "moved"}
PATIENCE = 300  # seconds in which nothing has changed, until it is taken as it is
NUMBER = "1000000001"


class Nemesis(threading.Thread):
    """Acts at random until it has done so often."""

    def __init__(self, data: Path, kills: int, seed: int) -> None:
        super().__init__(name="nemesis", daemon=True)
        self.data, self.left, self.random = DataFolder(data), kills, random.Random(seed)
        self.done: Counter[str] = Counter()

    def run(self) -> None:
        while self.left:
            time.sleep(self.random.uniform(0.5, 3.0))
            what = self.random.choice(["worker", "worker", "beat", "redis flushed", "redis stopped"])
            if self._act(what):
                self.left -= 1
                self.done[what] += 1

    def _act(self, what: str) -> bool:
        pid = next((row["pid"] for row in describe(self.data)["processes"] if row["name"] == what.split()[0]), None)
        if pid is None:
            return False  # it is on its way back
        if what == "redis flushed":
            redis.Redis.from_url(self.data.read_state()["environment"]["REDIS_URL"]).flushall()
        elif what == "redis stopped":
            os.kill(pid, signal.SIGSTOP)
            time.sleep(self.random.uniform(1, 4))
            os.kill(pid, signal.SIGCONT)
        else:
            os.kill(pid, signal.SIGKILL)
        return True


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="spout-faults-") as folder, listening() as receiver:
        system = System(Path(folder))
        try:
            return _run(system, receiver, options)
        finally:
            system.stop()


def _run(system: System, receiver: Receiver, options: argparse.Namespace) -> int:
    staff = _owner(system)
    since = datetime.now(UTC).isoformat()
    endpoint = staff.post("/webhook-endpoints", {"url": receiver.url, "event_types": list(CALLS)})
    receiver.secret = endpoint["secret"]
    nemesis = Nemesis(system.data, options.kills, options.seed)
    nemesis.start()
    began = time.monotonic()
    booked, moved = _book_and_move(staff, options.bookings)
    print(f"{len(booked)} bookings made and {len(moved)} moved in {time.monotonic() - began:.0f} s", flush=True)
    nemesis.join()
    print(f"killed meanwhile: {dict(nemesis.done)}", flush=True)
    effects = [f"created:{booking}" for booking in booked] + [f"moved:{booking}" for booking in moved]
    rows = _settled(_owner(system), since, len(effects) * 3)
    verdict = check(
        dict.fromkeys(("email", "whatsapp", "webhook"), effects), _asked(rows, receiver), _arrived(system, receiver)
    )
    counts = {name: len(found) for name, found in vars(verdict).items()}
    print(f"{len(effects) * 3} effects: {counts}, {receiver.forged} calls not verified (`again`: {ARRIVES_TWICE})")
    for what in (*verdict.lost, *verdict.doubled, *verdict.in_doubt, *verdict.failed)[:20]:
        print(f"  {what}")
    return 1 if verdict.lost or verdict.doubled or receiver.forged else 0


def _owner(system: System) -> Staff:
    """Signed in anew: a token lasts a quarter of an hour."""
    login = {"login": "owner@serenity.example", "password": "demo-password"}
    return Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=60).json())


def _book_and_move(staff: Staff, count: int) -> tuple[list[str], list[str]]:
    """Every booking, and every second one moved; each repeated with its key until it is acknowledged."""
    member = staff.get("/members")["items"][0]["id"]
    service = staff.post(
        "/services", {"title": "Faults", "duration_minutes": 15, "member_ids": [member], "max_horizon_days": 700}
    )
    # One each, as customers are: more to one customer is held back by WhatsApp's rates.
    day = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=30)
    booked, moved = [], []
    for number in range(count):
        phone = f"44770091{number:04d}"
        contact = {"name": f"Customer {number}", "whatsapp_id": phone, "email": f"customer{number}@faults.example"}
        contact_id = _until_done(staff, "/contacts", contact, f"contact-{number}")["id"]
        start = day + timedelta(minutes=30 * number)
        body = {"service_id": service["id"], "staff_id": member, "contact_id": contact_id, "allow_outside_hours": True}
        booking = _until_done(staff, "/bookings", body | {"starts_at": start.isoformat()}, f"book-{number}")["id"]
        booked.append(booking)
        if number % 2:
            target = {"starts_at": (start + timedelta(minutes=15)).isoformat(), "allow_outside_hours": True}
            _until_done(staff, f"/bookings/{booking}/reschedule", target, f"move-{number}")
            moved.append(booking)
    return booked, moved


def _until_done(staff: Staff, path: str, body: dict[str, Any], key: str) -> dict[str, Any]:
    while True:
        try:
            answer = staff.http.post(path, json=body, headers={"Idempotency-Key": key})
        except httpx.HTTPError:
            continue
        if answer.status_code in (200, 201):
            return dict(answer.json())
        if answer.status_code < 500:
            raise AssertionError(answer.text)
        time.sleep(0.2)


def _settled(staff: Staff, since: str, wanted: int) -> list[dict[str, Any]]:
    """All deliveries of this run, once so many were asked for and nothing is under way; or as they are when nothing
    moves any more."""
    before, deadline = Counter[str](), time.monotonic() + PATIENCE
    while True:
        rows = [row for row in _deliveries(staff, since) if row["kind"] in {*KINDS, *CALLS}]
        states = Counter(row["state"] for row in rows)
        if states != before:
            before, deadline = states, time.monotonic() + PATIENCE
        is_open = any(states[state] for state in ("scheduled", "ready", "attempting"))
        if (len(rows) >= wanted and not is_open) or time.monotonic() > deadline:
            print(f"{'not settled' if is_open else 'settled'}: {dict(states)}", flush=True)
            return rows
        time.sleep(2)


def _deliveries(staff: Staff, since: str) -> list[dict[str, Any]]:
    rows, cursor = [], ""
    while True:
        answer = staff.http.get("/deliveries", params={"since": since, "limit": 200, "cursor": cursor})
        if answer.status_code == 401:
            staff.http.headers["Authorization"] = f"Bearer {_owner(staff.system).token}"
            continue
        page = answer.json()
        rows += page["items"]
        cursor = page["next_cursor"] or ""
        if not cursor:
            return rows


def _asked(rows: list[dict[str, Any]], receiver: Receiver) -> list[Asked]:
    told = {headers["webhook-id"]: body["data"]["booking"]["id"] for headers, body in receiver.calls}

    def effect(row: dict[str, Any]) -> str:
        if row["channel"] == "webhook":
            return f"{CALLS[row['kind']]}:{told.get(row['id'], 'of a booking that nobody was told of')}"
        return f"{KINDS[row['kind']]}:{row['booking_id']}"

    return [Asked(row["id"], row["channel"], effect(row), row["state"], row["attempts"]) for row in rows]


def _arrived(system: System, receiver: Receiver) -> dict[str, list[str]]:
    log = httpx.get(f"{system.phone}/control/log", params={"phone_number_id": NUMBER}, timeout=60).json()["items"]
    letters = httpx.get(f"{system.mail}/api/messages", timeout=60).json()["items"]
    ids = [httpx.get(f"{system.mail}/api/messages/{one['id']}", timeout=60).json()["headers"] for one in letters]
    return {
        "whatsapp": [str(item["body"].get("biz_opaque_callback_data", "")).removeprefix("spout:") for item in log],
        "email": [dict(headers).get("Message-ID", "").strip("<>").partition("@")[0] for headers in ids],
        "webhook": [headers["webhook-id"] for headers, _ in receiver.calls],
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--bookings", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
