"""A customer writes: the webhook has Meta's shape and a true signature."""

import base64
import hashlib
import json
from typing import Any

import httpx
import pytest

from console.simulator import identity, webhooks
from console.simulator.tests.conftest import NUMBER, SAMPLES, Bench, sample

pytestmark = pytest.mark.anyio

USER_ID = identity.user_id(NUMBER, "447700900142")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def ours(payload: dict[str, Any]) -> dict[str, Any]:
    """A sample with the ids of this simulator in place of its own."""
    text = json.dumps(payload)
    for theirs, mine in (
        ("900000000000001", "900000000000001"),
        ("800000000000001", NUMBER),
        ("GB.ENT.70000000000000000142", identity.parent_user_id(USER_ID)),
        ("GB.70000000000000000142", USER_ID),
    ):
        text = text.replace(theirs, mine)
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def message_of(payload: dict[str, Any]) -> dict[str, Any]:
    """The message in an inbound webhook."""
    found: dict[str, Any] = payload["entry"][0]["changes"][0]["value"]["messages"][0]
    return found


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("text", {"text": "Hi, can I move my massage to Friday?"}),
        ("text_reply_to_ours", {"text": "Yes please", "reply_to": "wamid.SPOUTTEST9001="}),
        ("text_bsuid_only_no_phone", {"text": "Hello, do you have a slot today?", "bsuid_only": True}),
        (
            "interactive_button_reply",
            {
                "button_reply": {
                    "id": "spout:v1:confirm:bk_01TEST:r3",
                    "title": "Confirm",
                    "context_id": "wamid.SPOUTTEST9001=",
                }
            },
        ),
        (
            "interactive_list_reply",
            {
                "list_reply": {
                    "id": "spout:v1:slot:hold_01TEST:2026-11-27T09:30Z",
                    "title": "Fri 27 Nov 09:30",
                    "description": "Deep tissue 60 min, with Lena",
                    "context_id": "wamid.SPOUTTEST9001=",
                }
            },
        ),
        ("reaction_add", {"reaction": {"message_id": "wamid.SPOUTTEST9001=", "emoji": "👍"}}),
        ("reaction_remove", {"reaction": {"message_id": "wamid.SPOUTTEST9001="}}),
    ],
)
async def test_equals_the_sample(bench: Bench, name: str, write: dict[str, Any]) -> None:
    answer = await bench.write(**write)
    await bench.settle()
    (payload,), expected = bench.backend.payloads, ours(sample(f"inbound/{name}.json"))
    assert message_of(payload)["id"] == answer.json()["wamid"]
    for message in (message_of(payload), message_of(expected)):
        message.pop("id")
        assert message.pop("timestamp").startswith("17953440")
    assert payload == expected


async def test_tap_on_a_template_is_a_button(bench: Bench) -> None:
    sent = (await bench.send(sample("send/template_booking_reminder.json"))).json()["messages"][0]["id"]
    await bench.settle()
    tap = {"id": "spout:v1:cancel:bk_01TEST:r3", "title": "Cancel", "context_id": sent}
    await bench.write(button_reply=tap)
    await bench.settle()
    message, expected = (
        message_of(bench.backend.payloads[-1]),
        message_of(sample("inbound/template_quick_reply_button.json")),
    )
    assert message["button"] == expected["button"]
    assert (message["type"], message["context"]) == ("button", {"from": "15550100001", "id": sent})


async def test_picture_can_be_fetched(bench: Bench) -> None:
    await bench.write(image={"data": base64.b64encode(PNG).decode(), "caption": "The broken hinge"})
    await bench.settle()
    image = message_of(bench.backend.payloads[0])["image"]
    assert image.keys() == message_of(sample("inbound/image.json"))["image"].keys()
    assert base64.b64decode(image["sha256"]) == hashlib.sha256(PNG).digest()
    headers = {"Authorization": "Bearer any"}
    card = (await bench.client.get(f"/v26.0/{image['id']}", headers=headers)).json()
    assert (card["mime_type"], card["file_size"], card["sha256"]) == (
        "image/png",
        len(PNG),
        hashlib.sha256(PNG).hexdigest(),
    )
    assert (await bench.client.get(card["url"])).status_code == 401
    fetched = await bench.client.get(card["url"], headers=headers)
    assert (fetched.content, fetched.headers["content-type"]) == (PNG, "image/png")
    bench.clock[0] += 301
    assert (await bench.client.get(card["url"], headers=headers)).status_code == 404


async def test_upload_is_exact_to_the_byte(bench: Bench) -> None:
    content = PNG + bytes(range(256)) + b"\r\n--x\r\n\r\n\n\r"
    upload = await bench.client.post(
        f"/v26.0/{NUMBER}/media",
        data={"messaging_product": "whatsapp", "type": "image/png"},
        files={"file": ("map.png", content, "image/png")},
        headers={"Authorization": "Bearer any"},
    )
    file = bench.sim.world.media.get(upload.json()["id"])
    assert file is not None
    assert (file.content, file.mime_type) == (content, "image/png")
    body = sample("send/image_by_id.json")
    body["image"]["id"] = upload.json()["id"]
    assert (await bench.send(body)).status_code == 200


def test_signature_vectors() -> None:
    known = sample("signature/vectors.json")
    for vector in known["vectors"]:
        body = (SAMPLES / vector["file"]).read_bytes()
        assert webhooks.signature(known["app_secret"], body) == vector["value"]


async def test_signs_the_bytes_that_it_sends(bench: Bench) -> None:
    await bench.write(text="Tiếng Việt 👋 https://x.example/")
    await bench.settle()
    (post,) = bench.backend.posts
    assert post.headers["x-hub-signature-256"] == webhooks.signature("invented-app-secret", post.content)
    assert b"\\/" in post.content
    assert post.content.isascii()
    assert message_of(json.loads(post.content))["text"]["body"] == "Tiếng Việt 👋 https://x.example/"


async def test_a_user_id_is_stable_and_belongs_to_one_business() -> None:
    assert identity.user_id(NUMBER, "447700900142") == USER_ID
    assert identity.user_id("1000000002", "447700900142") != USER_ID
    assert identity.user_id(NUMBER, "12025550123").startswith("US.")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"text": "a", "image": "QQ=="},
        {"text": "a", "from": "x"},
        {"text": "a", "extra": 1},
        {"image": "%%"},
        {"image": "QQ=="},
    ],
)
async def test_refuses_what_no_phone_does(bench: Bench, wrong: dict[str, Any]) -> None:
    answer: httpx.Response = await bench.write(**wrong)
    assert answer.status_code == 400
    assert bench.backend.posts == []


@pytest.mark.parametrize(
    ("kind", "content", "mime_type"),
    [
        ("audio", b"OggS" + bytes(64), "audio/ogg; codecs=opus"),
        ("video", bytes(4) + b"ftypisom", "video/mp4"),
        ("sticker", b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
async def test_other_files_come_as_their_kind(bench: Bench, kind: str, content: bytes, mime_type: str) -> None:
    await bench.write(**{kind: base64.b64encode(content).decode()})
    await bench.settle()
    message = message_of(bench.backend.payloads[0])
    assert (message["type"], message[kind]["mime_type"]) == (kind, mime_type)
    assert base64.b64decode(message[kind]["sha256"]) == hashlib.sha256(content).digest()


async def test_contacts_can_be_shared(bench: Bench) -> None:
    card = {"name": {"formatted_name": "Ella Example"}, "phones": [{"phone": "+1 212 555 0117"}]}
    await bench.write(contacts=[card])
    await bench.settle()
    assert message_of(bench.backend.payloads[0])["contacts"] == [card]
