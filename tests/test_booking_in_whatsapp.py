"""A customer of the running system books by a word and taps on the simulated phone, moves by a list, and cancels."""

from typing import Any

import httpx
import pytest

from tests.system import Staff, System, eventually

pytestmark = pytest.mark.xdist_group("system")

NUMBER_ID = "1000000078"
CUSTOMER = "447700900179"


@pytest.fixture(scope="module")
def owner(system: System) -> Staff:
    email, secret = "mina@salon.example", "a-long-enough-secret"
    profile = {"email": email, "password": secret, "first_name": "Mina", "last_name": "Salon"}
    answer = httpx.post(f"{system.web}/api/v1/auth/register", json=profile, timeout=30)
    vendor = Staff(system, answer.json()).post("/vendors", {"name": "Mina's Salon", "timezone": "Europe/London"})
    login = {"login": email, "password": secret, "vendor_id": vendor["id"]}
    owner = Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=30).json())
    connection = {"phone_number_id": NUMBER_ID, "business_account_id": "9", "access_token": "a-development-token"}
    assert owner.http.put("/channels/whatsapp", json=connection).status_code == 200
    owner.post("/services", {"title": "Haircut", "duration_minutes": 45, "price": "30.00"})
    eventually(lambda: owner.get("/channels/whatsapp")["synced_at"], "the templates to be read")
    return owner


def sent_to(phone: str, customer: str) -> list[dict[str, Any]]:
    """The messages that the simulator took for them, without read receipts."""
    query = {"phone_number_id": NUMBER_ID}
    log = httpx.get(f"{phone}/control/log", params=query, timeout=30).json()["items"]
    return [item["body"] for item in log if str(item["body"].get("to", "")).endswith(customer)]


class Phone:
    """The customer's, on the simulator."""

    def __init__(self, system: System) -> None:
        self.address, self.seen = system.phone, 0

    def write(self, **what: Any) -> None:
        body = {"phone_number_id": NUMBER_ID, "from": CUSTOMER, "name": "Priya Example", **what}
        answer = httpx.post(f"{self.address}/control/messages", json=body, timeout=30)
        assert answer.status_code == 200, answer.text

    def read(self, what: str) -> dict[str, Any]:
        """The next message that came."""

        message = eventually(lambda: sent_to(self.address, CUSTOMER)[self.seen :], what)[0]
        self.seen += 1
        return message

    def rows(self, what: str) -> list[dict[str, Any]]:
        message = self.read(what)["interactive"]
        assert message["type"] == "list", message
        return [row for section in message["action"]["sections"] for row in section["rows"]]

    def choose(self, row: dict[str, Any]) -> None:
        self.write(list_reply={"id": row["id"], "title": row["title"]})

    def tap(self, id: str) -> None:
        self.write(button_reply={"id": id, "title": "…"})


def buttons(message: dict[str, Any]) -> dict[str, str]:
    """The id of each, by its title."""
    replies = [button["reply"] for button in message["interactive"]["action"]["buttons"]]
    return {reply["title"]: reply["id"] for reply in replies}


def test_the_whole_path_by_tapping(system: System, owner: Staff) -> None:
    phone = Phone(system)
    phone.write(text="Book")
    days = phone.rows("the days")  # one service alone: it is not asked which
    phone.choose(days[2])
    times = phone.rows("the times of a day")
    phone.choose(times[1])
    confirmation = phone.read("the confirmation")
    assert "Haircut" in confirmation["interactive"]["body"]["text"]
    (booking,) = owner.get("/bookings")["items"]
    assert (booking["status"], booking["version"]) == ("confirmed", 1)

    phone.tap(buttons(confirmation)["Change time"])
    others = phone.rows("other times")
    phone.choose(others[5])
    moved = phone.read("that it has moved")
    (after,) = owner.get("/bookings")["items"]
    assert (after["version"], after["starts_at"] == booking["starts_at"]) == (2, False)

    phone.tap(buttons(confirmation)["Cancel"])  # of what was
    stands = phone.read("how it stands")
    assert buttons(stands) == buttons(moved)
    assert owner.get(f"/bookings/{booking['id']}")["status"] == "confirmed"

    phone.tap(buttons(moved)["Cancel"])
    assert "cancelled" in phone.read("that it is cancelled")["text"]["body"]
    assert owner.get(f"/bookings/{booking['id']}")["status"] == "cancelled"

    # All of it stands in the log, and what was sent was read.
    (conversation,) = owner.get(f"/conversations?search={CUSTOMER}")["items"]

    def ours() -> list[dict[str, Any]]:
        log = owner.get(f"/conversations/{conversation['id']}/messages")["items"]
        return [message for message in log if message["direction"] == "outbound"]

    eventually(lambda: all(message["status"] == "read" for message in ours()), "all to be read")
    assert len(ours()) == 7


def test_outside_the_window_the_template_carries_the_buttons(system: System, owner: Staff) -> None:
    contact = owner.post("/contacts", {"name": "Ravi Example", "whatsapp_id": "447700900180"})
    (service,) = owner.get("/services")["items"]
    (member,) = owner.get("/members")["items"]
    wanted = {"service_id": service["id"], "contact_id": contact["id"], "staff_id": member["id"]}
    booking = owner.post("/bookings", wanted | {"starts_at": "2027-03-01T10:00:00Z"})

    (sent,) = eventually(lambda: sent_to(system.phone, "447700900180"), "the confirmation")
    components = sent["template"]["components"]
    payloads = [part["parameters"][0]["payload"] for part in components if part["type"] == "button"]
    assert payloads == [f"spout.booking.{verb}:{booking['id']}:1" for verb in ("confirm", "reschedule", "cancel")]
    phone = {"phone_number_id": NUMBER_ID, "from": "447700900180", "name": "Ravi"}
    tapped = {"button_reply": {"id": payloads[2], "title": "Cancel"}}
    assert httpx.post(f"{system.phone}/control/messages", json=phone | tapped, timeout=30).status_code == 200
    eventually(lambda: owner.get(f"/bookings/{booking['id']}")["status"] == "cancelled", "the booking to be cancelled")
