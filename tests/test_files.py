"""A customer's picture, from the simulator's phone to a member's browser."""

import base64
import io

import httpx
import pytest
from PIL import Image

from tests.system import Staff, System, eventually

pytestmark = pytest.mark.xdist_group("system")

NUMBER_ID, CUSTOMER = "1000000001", "447700900155"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_customers_picture_is_fetched_and_can_be_seen(system: System) -> None:
    login = {"login": "owner@serenity.example", "password": "demo-password"}
    owner = Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=30).json())
    image = {"data": base64.b64encode(picture()).decode(), "caption": "Like this one?"}
    write = {"phone_number_id": NUMBER_ID, "from": CUSTOMER, "image": image}
    assert httpx.post(f"{system.phone}/control/messages", json=write, timeout=30).is_success

    def stored() -> str | None:
        for conversation in owner.get("/conversations")["items"]:
            for message in owner.get(f"/conversations/{conversation['id']}/messages")["items"]:
                if message["message"] == "Like this one?" and message["attachments"][0]["state"] == "stored":
                    return str(message["attachments"][0]["id"])
        return None

    attachment = owner.get(f"/attachments/{eventually(stored, 'the picture')}")
    seen = httpx.get(attachment["url"], timeout=30)
    assert (seen.content, seen.headers["Content-Type"]) == (picture(), "image/png")
    assert seen.headers["Content-Disposition"].startswith("inline;")
    part = httpx.get(attachment["url"], headers={"Range": "bytes=1-3"}, timeout=30)
    assert (part.status_code, part.content) == (206, b"PNG")
