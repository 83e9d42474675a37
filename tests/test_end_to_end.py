"""The whole path on the whole system, started as a newcomer starts it: `manage.py up`.

Over HTTP, WebSocket, SMTP and the simulator; nothing is faked and nothing is reached into.
"""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.system import Chat, Staff, System, eventually

pytestmark = pytest.mark.xdist_group("system")

NUMBER_ID = "1000000077"
CUSTOMER = "447700900177"


@pytest.fixture(scope="module")
def owner(system: System) -> Staff:
    registration = {
        "email": "nora@studio.example",
        "password": "a-long-enough-secret",
        "first_name": "Nora",
        "last_name": "Studio",
    }
    answer = httpx.post(f"{system.web}/api/v1/auth/register", json=registration, timeout=30)
    assert answer.status_code == 201, answer.text
    signed_in = Staff(system, answer.json())
    vendor = signed_in.post("/vendors", {"name": "Nora's Studio", "timezone": "Europe/London"})
    login = {"login": "nora@studio.example", "password": "a-long-enough-secret", "vendor_id": vendor["id"]}
    return Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=30).json())


@pytest.fixture(scope="module")
def colleague(system: System, owner: Staff) -> Staff:
    role = next(role for role in owner.get("/roles")["items"] if role["key"] == "agent")
    profile = {
        "email": "otto@studio.example",
        "password": "a-long-enough-secret",
        "first_name": "Otto",
        "last_name": "S",
    }
    owner.post("/members", {"role_id": role["id"], "user": profile})
    login = {"login": "otto@studio.example", "password": "a-long-enough-secret"}
    return Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=30).json())


def sends(system: System, kind: str) -> list[dict[str, Any]]:
    """What the simulator accepted for our number: templates by name, texts by `text`."""
    log = httpx.get(f"{system.phone}/control/log", params={"phone_number_id": NUMBER_ID}, timeout=30).json()["items"]
    return [item for item in log if item["body"].get("template", {}).get("name", item["body"]["type"]) == kind]


def test_the_whole_path(system: System, owner: Staff, colleague: Staff) -> None:
    connection = {"phone_number_id": NUMBER_ID, "business_account_id": "9", "access_token": "a-development-token"}
    assert owner.http.put("/channels/whatsapp", json=connection).status_code == 200
    service = owner.post("/services", {"title": "Portrait", "duration_minutes": 45})
    contact = owner.post(
        "/contacts",
        {"name": "Priya Example", "phone_number": f"+{CUSTOMER}", "whatsapp_id": CUSTOMER, "email": "priya@x.example"},
    )
    owner.post("/reminder-rules", {"minutes_before": 60, "channels": ["whatsapp", "email"]})
    (first, *_) = owner.get("/members")["items"]

    # A booking whose reminder is due in a few seconds.
    starts_at = datetime.now(UTC) + timedelta(minutes=60, seconds=8)
    wanted = {"service_id": service["id"], "staff_id": first["id"], "contact_id": contact["id"]}
    booking = owner.post("/bookings", wanted | {"starts_at": starts_at.isoformat()})
    clash = owner.http.post("/bookings", json=wanted | {"starts_at": (starts_at + timedelta(minutes=5)).isoformat()})
    assert (clash.status_code, clash.json()["code"]) == (409, "booking.slot_taken")

    # The confirmation, by mail and on WhatsApp, each sent by a worker.
    inbox = f"{system.mail}/api/messages?to=priya@x.example"
    mail = eventually(lambda: httpx.get(inbox, timeout=30).json()["items"], "the confirmation by mail")[0]
    assert "Portrait" in mail["subject"]
    eventually(lambda: sends(system, "booking_confirmed"), "the confirmation on WhatsApp")

    with closing(owner.chat(CUSTOMER)) as chat:
        confirmation = chat.until(type="message", direction="outbound", kind="template")
        assert confirmation["sender"]["kind"] == "system"

        # Somebody else joins, and leaves.
        other = colleague.chat(CUSTOMER)
        assert chat.until(type="user_joined")["user"]["name"] == "Otto S"
        other.until(type="message", seq=confirmation["seq"])
        other.close()
        assert chat.until(type="user_left")["user"]["name"] == "Otto S"

        # beat hands out the reminder when its time comes.
        eventually(lambda: sends(system, "booking_reminder"), "the reminder")
        reminder = chat.until(type="message", kind="template")

        # The customer writes; a worker takes it in; it is shown with its number.
        inbound = {
            "phone_number_id": NUMBER_ID,
            "from": CUSTOMER,
            "name": "Priya Example",
            "text": "May I bring my dog?",
        }
        assert httpx.post(f"{system.phone}/control/messages", json=inbound, timeout=30).status_code == 200
        asked = chat.until(type="message", direction="inbound")
        assert (asked["message"], asked["seq"]) == ("May I bring my dog?", reminder["seq"] + 1)

        # Bad frames are answered and do no harm.
        for bad in ("not json", "[]", "{}", '{"type": "dance"}', '{"message": ""}', b"\x00\x01"):
            chat.send(bad)
            assert chat.error()["code"].startswith("chat."), bad

        # The reply goes through a worker to the simulator, whose statuses come back.
        chat.send({"type": "message", "message": "Of course!", "client_id": "c-1", "reply_to": asked["seq"]})
        ack = chat.until(type="ack", client_id="c-1")
        chat.send({"type": "message", "message": "Of course!", "client_id": "c-1"})
        assert chat.until(type="ack", client_id="c-1")["seq"] == ack["seq"]
        for status in ("sent", "delivered", "read"):
            if not any(
                f.get("type") == "status" and f["seq"] == ack["seq"] and f["status"] == status for f in chat.seen
            ):
                chat.until(type="status", seq=ack["seq"], status=status)
        (sent,) = sends(system, "text")
        assert sent["body"]["text"]["body"] == "Of course!"
        assert sent["body"]["context"]["message_id"]
        numbers = [f["seq"] for f in chat.seen if f.get("type") == "message"]
        assert numbers == sorted(set(numbers)), "in order, none twice"

    # Coming back, only what was missed.
    with closing(colleague.chat(contact["id"], f"?after={asked['seq']}")) as back:
        assert back.until(type="message")["message"] == "Of course!"
    logged = owner.get(f"/conversations?search={CUSTOMER}")["items"]
    assert logged[0]["preview"] == "Of course!"
    messages = owner.get(f"/conversations/{logged[0]['id']}/messages")["items"]
    assert [m["seq"] for m in messages] == list(range(ack["seq"], 0, -1))
    assert messages[0]["status"] == "read"

    # And every step can be looked up.
    def settled() -> bool:
        states = {d["state"] for d in owner.get(f"/deliveries?booking_id={booking['id']}")["items"]}
        return states <= {"sent", "delivered"}

    eventually(settled, "the deliveries to be settled")


def test_who_may_not_listen(system: System, owner: Staff) -> None:
    contact = owner.post("/contacts", {"name": "Rosa Example"})
    demo = {"login": "owner@serenity.example", "password": "demo-password"}
    stranger = Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=demo, timeout=30).json())
    for open_socket in (
        lambda: stranger.chat(contact["id"]),
        lambda: Chat(f"{system.web.replace('http', 'ws', 1)}/ws/chat/{contact['id']}/"),
        lambda: Chat(f"{system.web.replace('http', 'ws', 1)}/ws/nowhere/"),
    ):
        with pytest.raises(InvalidStatus) as refusal:
            open_socket()
        assert refusal.value.response.status_code in (401, 403, 404)


def test_a_browser_comes_with_a_ticket(system: System, owner: Staff) -> None:
    contact = owner.post("/contacts", {"name": "Quinn Example", "phone_number": "+447700900178"})
    ticket = owner.post("/auth/socket-ticket", {})["ticket"]
    address = f"{system.web.replace('http', 'ws', 1)}/ws/chat/{contact['id']}/?ticket={ticket}"
    with closing(Chat(address, origin=system.web)) as chat:
        chat.send({"type": "ping"})
        chat.until(type="pong")
    with pytest.raises(InvalidStatus):
        Chat(address, origin=system.web)


def test_the_pages_open(system: System) -> None:
    for name in ("API docs", "Flower", "phone", "mail"):
        assert httpx.get(system.addresses[name], timeout=30, follow_redirects=True).status_code == 200, name
