"""Reading webhooks: every sample, batches, and what strangers may send. The samples are invented."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.conversations.cloud_api import Incoming, StatusReport, Unusable, read

SAMPLES = {path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").glob("*.json"))}
STATUSES = [name for name in SAMPLES if name.split("_")[0] in ("sent", "delivered", "read", "failed")]
ELSEWHERE = {
    name for name in SAMPLES if name.startswith(("message_template", "user_preferences", "value_level", "system"))
}
MESSAGES = [name for name in SAMPLES if name not in {*STATUSES, *ELSEWHERE, "vectors"}]


@pytest.mark.parametrize("name", MESSAGES)
def test_each_sample_of_a_message_is_read(name: str) -> None:
    (item,) = read(SAMPLES[name])
    assert isinstance(item, Incoming), item
    assert item.provider_id.startswith("wamid.")
    assert item.whatsapp_id or item.business_scoped_id


@pytest.mark.parametrize("name", STATUSES)
def test_each_sample_of_a_status_is_read(name: str) -> None:
    (item,) = read(SAMPLES[name])
    assert isinstance(item, StatusReport), item
    assert item.status == name.split("_")[0]


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_later_work_will_handle_is_listed_not_lost(name: str) -> None:
    (item,) = read(SAMPLES[name])
    assert isinstance(item, Unusable)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("text", "Hi, can I move my massage to Friday?"),
        ("image", "The broken hinge"),
        ("interactive_button_reply", "Confirm"),
        ("reaction_remove", ""),
    ],
)
def test_what_a_message_says(name: str, words: str) -> None:
    (item,) = read(SAMPLES[name])
    assert isinstance(item, Incoming)
    assert item.text == words


def test_a_customer_without_a_phone() -> None:
    (item,) = read(SAMPLES["text_bsuid_only_no_phone"])
    assert isinstance(item, Incoming)
    assert (item.whatsapp_id, item.business_scoped_id) == (None, "GB.70000000000000000142")
    assert item.name == "Amina Example"


def test_every_item_of_a_batch_three_levels_deep_is_read_and_poison_hides_nothing() -> None:
    change = json.loads(SAMPLES["text"])["entry"][0]["changes"][0]
    status = json.loads(SAMPLES["delivered"])["entry"][0]["changes"][0]
    twice = json.loads(json.dumps(change))
    twice["value"]["messages"] = [twice["value"]["messages"][0], {"type": "text"}, "poison", None]
    batch = {"entry": [{"changes": [change, status]}, {"changes": [twice, None, 7]}, "poison"]}
    kinds = [type(item).__name__ for item in read(json.dumps(batch).encode())]
    assert kinds.count("Incoming") == 2
    assert kinds.count("StatusReport") == 1
    assert kinds.count("Unusable") == 5


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"[]", b"null", b'{"entry": null}', b'{"entry": 5}', b'{"entry": [[[]]]}', b'{"a": 1}', b"1e999"],
)
def test_nonsense_is_never_an_exception(body: bytes) -> None:
    assert all(isinstance(item, Unusable) for item in read(body))


def echo(data: Any) -> UUID | None:
    payload = json.loads(SAMPLES["sent"])
    payload["entry"][0]["changes"][0]["value"]["statuses"][0]["biz_opaque_callback_data"] = data
    (item,) = read(json.dumps(payload).encode())
    assert isinstance(item, StatusReport)
    return item.delivery_id


def test_our_echo_is_recognised_and_others_are_not() -> None:
    key = UUID(int=7)
    assert echo(f"spout:{key}") == key
    assert [echo(data) for data in ("spout:msg:01TEST", "other", 5, None, "spout:")] == [None] * 5
