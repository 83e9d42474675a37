import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils.timezone import now

from conftest import ApiClient, World, problem
from domain.channels import actions as channels
from domain.channels.models import InboundPayload
from domain.conversations import receiving, webhook

SAMPLES = Path(__file__).parents[3] / "domain" / "conversations" / "tests" / "samples"


def send(anyone: ApiClient, body: bytes, signature: str) -> Any:
    return anyone.client.post(
        "/api/v1/webhooks/whatsapp",
        body,
        content_type="application/json",
        headers={"X-Hub-Signature-256": signature},
    )


def sign(body: bytes, secret: str) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def test_a_signed_payload_is_stored_as_it_came(anyone: ApiClient, db: None) -> None:
    body = (SAMPLES / "text.json").read_bytes()
    assert send(anyone, body, sign(body, settings.WHATSAPP_APP_SECRET)).status_code == 200
    assert bytes(InboundPayload.objects.get().body) == body


def test_the_published_vectors(anyone: ApiClient, db: None, settings: Any) -> None:
    vectors = json.loads((SAMPLES / "vectors.json").read_text())
    settings.WHATSAPP_APP_SECRET = vectors["app_secret"]
    for vector in vectors["vectors"]:
        body = (SAMPLES / Path(vector["file"]).name).read_bytes()
        assert len(body) == vector["bytes"]
        assert send(anyone, body, vector["value"]).status_code == 200


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "sha1=00", "é"])
def test_an_unsigned_payload_is_refused_and_not_stored(anyone: ApiClient, db: None, signature: str) -> None:
    assert problem(send(anyone, b"{}", signature.encode().decode("latin1"))) == (401, "whatsapp.bad_signature")
    assert not InboundPayload.objects.exists()


def test_a_vendors_own_app_signs_too(anyone: ApiClient, world: World) -> None:
    connection = {
        "phone_number_id": "8000000001",
        "business_account_id": "9",
        "access_token": "a-long-token",
        "app_secret": "their-own-app-secret",
    }
    answer = world.alice.api.call("PUT", "/channels/whatsapp", connection)
    assert answer.status_code == 200
    assert b"token" not in answer.content
    assert b"secret" not in answer.content
    assert send(anyone, b"{}", sign(b"{}", "their-own-app-secret")).status_code == 200
    assert send(anyone, b"{}", sign(b"{}", "another-secret")).status_code == 401


def test_a_number_belongs_to_one_vendor(world: World) -> None:
    connection = {"phone_number_id": "8000000001", "business_account_id": "9", "access_token": "a-long-token"}
    answer = world.charlie.api.call("PUT", "/channels/whatsapp", connection)
    assert problem(answer) == (409, "channel.number_taken")


def test_the_handshake(anyone: ApiClient) -> None:
    query = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
    good = anyone.get(f"/webhooks/whatsapp?{query}{settings.WHATSAPP_VERIFY_TOKEN}")
    assert (good.status_code, good.content, good["Content-Type"]) == (200, b"1158201444", "text/plain")
    assert problem(anyone.get(f"/webhooks/whatsapp?{query}wrong")) == (403, "whatsapp.bad_verify_token")


def test_a_vendors_own_app_speaks_for_no_other_vendor(anyone: ApiClient, world: World) -> None:
    """charlie signs, with an app secret of his own, a message to alice's number."""

    def drain() -> None:
        def process(payload: InboundPayload) -> channels.Outcome:
            items = webhook.read(bytes(payload.body))
            problems = [receiving.receive(item, signed_by=payload.signed_by_id, now=now()) for item in items]
            return channels.Outcome([problem for problem in problems if problem], complete=True)

        channels.drain(process, now=now())

    connection = {
        "phone_number_id": "8000000009",
        "business_account_id": "9",
        "access_token": "a-long-token",
        "app_secret": "charlies-own-app-secret",
    }
    assert world.charlie.api.call("PUT", "/channels/whatsapp", connection).status_code == 200
    body = (SAMPLES / "text.json").read_bytes().replace(b"800000000000001", b"8000000001")
    assert send(anyone, body, sign(body, "charlies-own-app-secret")).status_code == 200
    drain()
    assert InboundPayload.objects.latest("id").problems == ["signed by another vendor's app"]
    assert world.alice.api.get("/conversations").json()["items"] == []
    assert send(anyone, body, sign(body, settings.WHATSAPP_APP_SECRET)).status_code == 200
    drain()
    assert len(world.alice.api.get("/conversations").json()["items"]) == 1
