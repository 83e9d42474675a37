"""Many at once, and things that die: on the whole running system."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.system import ROOT, Staff, System, eventually

pytestmark = pytest.mark.xdist_group("system")

CLIENTS = 16


@pytest.fixture(scope="module")
def staff(system: System) -> Staff:
    login = {"login": "owner@serenity.example", "password": "demo-password"}
    return Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=30).json())


def offer(staff: Staff, title: str) -> dict[str, Any]:
    """A service, a member who serves it and a contact: what a booking needs."""
    member = staff.get("/members")["items"][0]["id"]
    service = staff.post("/services", {"title": title, "duration_minutes": 60, "member_ids": [member]})
    contact = staff.get("/contacts")["items"][0]["id"]
    return {"service_id": service["id"], "staff_id": member, "contact_id": contact}


def midnight(days: int) -> datetime:
    """So many days from today, in UTC."""
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=days)


def at_once(staff: Staff, calls: list[tuple[str, dict[str, Any], dict[str, str]]]) -> list[httpx.Response]:
    """Each call by a client of its own, all at the same time."""

    def call(one: tuple[str, dict[str, Any], dict[str, str]]) -> httpx.Response:
        path, body, headers = one
        with httpx.Client(base_url=str(staff.http.base_url), headers=staff.http.headers, timeout=60) as client:
            return client.post(path, json=body, headers=headers)

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


@pytest.mark.parametrize("minutes_apart", [0, 3], ids=["equal", "unequal overlaps"])
def test_of_sixteen_clients_one_gets_the_slot(system: System, staff: Staff, minutes_apart: int) -> None:
    wanted = offer(staff, f"Race {minutes_apart}")
    for round_number in range(5):
        start = midnight(30 + minutes_apart) + timedelta(hours=8 + 3 * round_number)
        starts = [start + timedelta(minutes=minutes_apart * number) for number in range(CLIENTS)]
        answers = at_once(staff, [("/bookings", wanted | {"starts_at": s.isoformat()}, {}) for s in starts])
        assert Counter(a.status_code for a in answers) == {201: 1, 409: CLIENTS - 1}, [a.text for a in answers]
        assert {a.json()["code"] for a in answers if a.status_code == 409} == {"booking.slot_taken"}


def test_of_sixteen_bookings_moved_at_once_one_gets_the_slot(system: System, staff: Staff) -> None:
    wanted = offer(staff, "Move")
    day = midnight(40)
    made = [
        staff.post("/bookings", wanted | {"starts_at": (day + timedelta(hours=n)).isoformat()}) for n in range(CLIENTS)
    ]
    target = {"starts_at": (day + timedelta(days=3)).isoformat()}
    answers = at_once(staff, [(f"/bookings/{booking['id']}/reschedule", target, {}) for booking in made])
    assert Counter(a.status_code for a in answers) == {200: 1, 409: CLIENTS - 1}, [a.text for a in answers]


def test_sixteen_repeats_of_one_keyed_request_act_once(system: System, staff: Staff) -> None:
    body = offer(staff, "Keyed") | {"starts_at": midnight(50).isoformat()}
    answers = at_once(staff, [("/bookings", body, {"Idempotency-Key": "the-same"})] * CLIENTS)
    assert {a.status_code for a in answers} == {201}
    assert len({a.content for a in answers}) == 1


def process(system: System, name: str) -> int:
    """The process id of a part of the system, as `manage.py status` tells it."""
    command = [sys.executable, "manage.py", "status", "--json", "--data", str(system.data)]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    return int(next(part["pid"] for part in told["processes"] if part["name"] == name))


def test_a_worker_killed_in_the_middle_of_a_call_sends_nothing_twice(system: System, staff: Staff) -> None:
    """The call is under way, the worker dies: the provider's echo tells that it arrived."""
    number, customer = "1000000001", "447700900142"
    inbound = {"phone_number_id": number, "from": customer, "name": "Amina Example", "text": "Are you there?"}
    httpx.post(f"{system.phone}/control/messages", json=inbound, timeout=30)
    with closing(staff.chat(customer)) as chat:
        chat.until(message="Are you there?")
        lost = {"lost_reply": 1, "lost_reply_how": "hang", "status_delay_ms": 3000}
        httpx.post(f"{system.phone}/control/faults", json=lost, timeout=30)
        chat.send({"message": "We are", "client_id": "killed"})
        ack = chat.until(type="ack", client_id="killed")
        delivery = eventually(lambda: attempting(staff), "the attempt")
        os.kill(process(system, "worker"), signal.SIGKILL)
        httpx.post(f"{system.phone}/control/faults", json={"reset": True}, timeout=30)
        chat.until(type="status", seq=ack["seq"], status="read")
        # What comes after the new worker is up shows that it works, and that nothing was sent again.
        chat.send({"message": "Still here", "client_id": "after"})
        after = chat.until(type="ack", client_id="after")
        chat.until(type="status", seq=after["seq"], status="read")
    log = httpx.get(f"{system.phone}/control/log", params={"phone_number_id": number}, timeout=30).json()["items"]
    said = [item["body"]["text"]["body"] for item in log if item["body"]["type"] == "text"]
    assert said[-2:] == ["We are", "Still here"]
    assert staff.get(f"/deliveries/{delivery}")["attempts"] == 1


def attempting(staff: Staff) -> str | None:
    items = staff.get("/deliveries?state=attempting&channel=whatsapp")["items"]
    return next((str(item["id"]) for item in items if item["kind"] == "chat.message"), None)
