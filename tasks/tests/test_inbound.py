"""Draining stored webhooks: batches, repeats, poison."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import NUMBER_ID, World
from domain.channels import actions as channels
from domain.channels.models import InboundPayload
from domain.conversations import actions as conversations
from domain.conversations import receiving
from domain.conversations.models import Message
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from tasks import relay

SAMPLES = Path(__file__).parents[2] / "domain/conversations/tests/samples"
TEXT = (SAMPLES / "text.json").read_text()
TEXT_OF_A_STATUS = (SAMPLES / "read.json").read_text()


def payload(*numbers: int) -> bytes:
    """One webhook with these messages, each in an entry of its own."""
    entries = []
    for number in numbers:
        entry = json.loads(TEXT)["entry"][0]
        value = entry["changes"][0]["value"]
        value["metadata"]["phone_number_id"] = NUMBER_ID
        value["messages"][0] |= {"id": f"wamid.{number}", "text": {"body": f"message {number}"}}
        entries.append(entry)
    return json.dumps({"entry": entries}).encode()


def texts(world: World) -> list[str]:
    return list(Message.objects.within(world.vendor.id).order_by("seq").values_list("text", flat=True))


def test_every_item_once(world: World) -> None:
    for numbers in ((1, 2), (2, 3, 3), (1,), (4,)):
        channels.take_in(payload(*numbers), now=now())
    assert relay.drain_inbound() == 4
    assert texts(world) == [f"message {n}" for n in (1, 2, 3, 4)]
    assert relay.drain_inbound() == 0


def test_what_nobody_understands_is_kept_and_listed(world: World) -> None:
    channels.take_in(b"not json", now=now())
    channels.take_in(payload(1).replace(NUMBER_ID.encode(), b"404"), now=now())
    relay.drain_inbound()
    problems = [row.problems for row in InboundPayload.objects.order_by("id")]
    assert problems == [["not a webhook payload"], ["unknown phone_number_id 404"]]


def test_what_overtook_its_message_is_looked_at_again_and_listed_when_none_comes(world: World) -> None:
    status = TEXT_OF_A_STATUS.replace("800000000000001", NUMBER_ID)
    channels.take_in(status.encode(), now=now())
    for _ in range(relay.OVERTAKEN_TRIES):
        relay.drain_inbound()
        assert InboundPayload.objects.get().processed_at is None
        InboundPayload.objects.update(retry_at=None)
    relay.drain_inbound()
    row = InboundPayload.objects.get()
    assert row.processed_at
    assert row.problems == ["status of an unknown message wamid.SPOUTTEST9001="]


@pytest.mark.parametrize(
    ("pricing", "kept"),
    [
        ({"billable": True, "pricing_model": "PMP", "category": "utility", "type": "regular"}, (True, "utility")),
        ({"billable": False, "category": "service", "type": "free_customer_service"}, (False, "service")),
        (None, (None, "")),
        ({"billable": {"$ne": 1}, "category": ["\0"]}, (None, "")),
        ("free", (None, "")),
    ],
)
def test_what_a_message_costs_is_kept_and_never_holds_up_its_status(
    world: World, pricing: Any, kept: tuple[bool | None, str]
) -> None:
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    conversations.post(world.bob.actor, conversation.id, text="Hello", now=now())
    delivery = Delivery.objects.within(world.vendor.id).get()
    deliveries.hand_out(now=now())
    deliveries.begin(delivery.id, now=now())
    webhook = json.loads((SAMPLES / "delivered.json").read_text())
    value = webhook["entry"][0]["changes"][0]["value"]
    value["metadata"]["phone_number_id"] = NUMBER_ID
    value["statuses"][0] |= {"biz_opaque_callback_data": f"spout:{delivery.id}", "pricing": pricing}
    channels.take_in(json.dumps(webhook).encode(), now=now())
    relay.drain_inbound()
    assert InboundPayload.objects.get().problems == []
    delivery.refresh_from_db()
    assert (delivery.state, delivery.billable, delivery.price_category) == ("delivered", *kept)
    assert Message.objects.within(world.vendor.id).get().status == "delivered"


def test_an_item_that_fails_is_tried_again_and_holds_up_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    real = receiving.receive

    def receive(item: Any, **more: Any) -> str | None:
        if item.provider_id == "wamid.2":
            raise RuntimeError("planted")
        return real(item, **more)

    monkeypatch.setattr(receiving, "receive", receive)
    channels.take_in(payload(1, 2, 3), now=now())
    relay.drain_inbound()
    assert texts(world) == ["message 1", "message 3"]
    monkeypatch.undo()
    InboundPayload.objects.update(retry_at=now() - timedelta(seconds=1))
    relay.drain_inbound()
    assert texts(world) == ["message 1", "message 3", "message 2"]
    assert InboundPayload.objects.get().processed_at


@pytest.mark.parametrize(
    "poison",
    [
        b'{"entry":' + b"[" * 100_000,
        payload(7).replace(b'"timestamp": "1795344001"', b'"timestamp": "99999999999999999"'),
        payload(7).replace(b"message 7", b"a\\u0000b\\ud800c"),
        payload(7).replace(b'"from": "447700900142"', b'"from": "' + b"4" * 199 + b'"'),
        payload(7).replace(b'"from": "447700900142"', b'"from": "447700900813b"'),
    ],
    ids=["too deep", "far future", "unstorable", "overlong id", "no number"],
)
def test_poison_never_holds_up_what_comes_after_it(world: World, poison: bytes) -> None:
    channels.take_in(poison, now=now())
    channels.take_in(payload(8), now=now())
    relay.drain_inbound()
    assert texts(world)[-1] == "message 8"
    assert not InboundPayload.objects.filter(processed_at=None).exists()


def test_what_keeps_failing_is_left_listed_in_the_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def receive(item: Any, **more: Any) -> str | None:
        raise RuntimeError("planted")

    monkeypatch.setattr(receiving, "receive", receive)
    channels.take_in(payload(1), now=now())
    for _ in range(channels.MAX_TRIES):
        InboundPayload.objects.update(retry_at=None)
        relay.drain_inbound()
    row = InboundPayload.objects.get()
    assert row.processed_at
    assert row.problems == ["an item failed"]


@pytest.mark.parametrize("context", [b'{"id": {"a": 1}}', b"7", b'{"id": 5}', b'{"id": "wamid.unknown"}', b"null"])
def test_an_odd_context_costs_no_message(world: World, context: bytes) -> None:
    channels.take_in(payload(1).replace(b'"type": "text"', b'"type": "text", "context": ' + context), now=now())
    relay.drain_inbound()
    assert texts(world) == ["message 1"]


def test_a_profile_name_becomes_a_name(world: World) -> None:
    stranger = payload(1).replace(b"447700900142", b"447700900999").replace(b"GB.70000000000000000142", b"GB.9")
    channels.take_in(stranger.replace(b"Amina Example", b"\\u200b\\u2028 Zoe\\n\\u0007Example "), now=now())
    relay.drain_inbound()
    assert Message.objects.within(world.vendor.id).get().sender_name == "Zoe Example"
