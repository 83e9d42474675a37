"""Fetching customers' files, from a webhook to the stored bytes, with WhatsApp faked at the wire."""

import base64
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.storage import default_storage
from django.utils.timezone import now
from PIL import Image

from conftest import NUMBER_ID, World
from domain.attachments import actions as attachments
from domain.attachments.models import Attachment, State
from domain.channels import actions as channels
from domain.outbox.models import OutboxEvent
from tasks import fetching, relay
from tasks.gateways import whatsapp

SAMPLES = Path(__file__).parents[2] / "domain/conversations/tests/samples"
AT_META = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "JPEG")
    return out.getvalue()


class Meta:
    """The two addresses of a file: where it is told where it is, and where it is."""

    def __init__(self) -> None:
        self.content = picture()
        self.url = AT_META
        self.faults: list[Any] = []
        self.asked: list[httpx.Request] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.faults:
            fault = self.faults.pop(0)
            if isinstance(fault, Exception):
                raise fault
            return httpx.Response(fault)
        if request.url.path.startswith("/v26.0/"):
            return httpx.Response(200, json={"url": self.url, "sha256": hashlib.sha256(self.content).hexdigest()})
        return httpx.Response(200, content=self.content)


@pytest.fixture
def meta(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Iterator[Meta]:
    settings.MEDIA_ROOT = tmp_path
    settings.WHATSAPP_API_URL = "https://graph.facebook.com"
    meta = Meta()
    with httpx.Client(transport=httpx.MockTransport(meta.answer)) as client:
        monkeypatch.setattr(whatsapp, "_client", client)
        yield meta


def written(world: World, content: bytes, *, kind: str = "image", **changed: Any) -> Attachment:
    """The customer sent this file; the webhook has been worked on."""
    body = json.loads((SAMPLES / f"{kind}.json").read_text())
    value = body["entry"][0]["changes"][0]["value"]
    value["metadata"]["phone_number_id"] = NUMBER_ID
    value["messages"][0][kind]["sha256"] = base64.b64encode(hashlib.sha256(content).digest()).decode()
    value["messages"][0][kind] |= changed
    channels.take_in(json.dumps(body).encode(), now=now())
    relay.drain_inbound()
    return Attachment.objects.within(world.vendor.id).get()


def fetch(attachment: Attachment) -> Attachment:
    """One try, as when it is due."""
    Attachment.objects.within(attachment.vendor_id).filter(state=State.PENDING).update(due_at=now())
    for vendor_id, attachment_id in attachments.claim(now=now()):
        fetching.fetch(str(vendor_id), str(attachment_id))
    attachment.refresh_from_db()
    return attachment


def test_a_picture_is_fetched_checked_stored_and_told(world: World, meta: Meta) -> None:
    attachment = fetch(written(world, meta.content))
    assert (attachment.state, attachment.mime_type, attachment.size) == ("stored", "image/jpeg", len(meta.content))
    with default_storage.open(attachment.stored_as) as stored:
        assert stored.read() == meta.content
    assert [request.url.host for request in meta.asked] == ["graph.facebook.com", "lookaside.fbsbx.com"]
    assert {request.headers["Authorization"] for request in meta.asked} == {"Bearer an-access-token"}
    event = OutboxEvent.objects.within(world.vendor.id).get(type="attachment.settled")
    assert event.payload["message_id"] == str(attachment.message_id)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/file",
        "http://lookaside.fbsbx.com/file",
        "https://lookaside.fbsbx.com.evil.example/",
        "https://evilfbsbx.com/",
        "https://lookaside.fbsbx.com:8443/",
        "https://lookaside.fbsbx.com@evil.example/",
        "file:///etc/passwd",
        "https://[::1",
    ],
)
def test_the_token_goes_to_meta_alone(world: World, meta: Meta, url: str) -> None:
    meta.url = url
    attachment = fetch(written(world, meta.content))
    assert (attachment.state, attachment.reason) == ("failed", "The file is not where WhatsApp keeps files.")
    assert len(meta.asked) == 1


def test_a_redirect_is_not_followed(world: World, meta: Meta) -> None:
    meta.faults = [302]
    assert fetch(written(world, meta.content)).state == "pending"
    assert len(meta.asked) == 1


@pytest.mark.parametrize("fault", [500, 429, 401, httpx.ConnectError("no"), httpx.ReadTimeout("late")])
def test_what_fails_for_the_moment_is_tried_again_later(world: World, meta: Meta, fault: Any) -> None:
    attachment = written(world, meta.content)
    meta.faults = [fault]
    before = now()
    assert fetch(attachment).state == "pending"
    assert attachment.due_at and attachment.due_at > before + timedelta(seconds=1)
    assert attachment.reason
    attachment = fetch(attachment)
    assert (attachment.state, attachment.tries, attachment.reason) == ("stored", 2, "")


def test_what_keeps_failing_is_given_up_and_told(world: World, meta: Meta) -> None:
    attachment = written(world, meta.content)
    for _ in range(attachments.MAX_TRIES):
        meta.faults = [500]
        fetch(attachment)
    assert (attachment.state, attachment.due_at) == ("failed", None)
    assert OutboxEvent.objects.within(world.vendor.id).filter(type="attachment.settled").count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg onload=alert(1)>", "The file is not of the type that it says."),
        (picture()[:40], "The picture can't be read, or has too many pixels."),
        (b"", "The file is empty."),
        (picture() + b"\0" * 5 * 1024 * 1024, "The file is too large for its kind."),
    ],
    ids=["not a picture", "broken", "empty", "too large"],
)
def test_what_is_not_as_it_should_be_is_not_stored(world: World, meta: Meta, content: bytes, reason: str) -> None:
    meta.content = content
    attachment = fetch(written(world, content))
    assert (attachment.state, attachment.reason, attachment.stored_as) == ("failed", reason, "")


def test_another_file_than_the_one_that_was_sent_is_not_stored(world: World, meta: Meta) -> None:
    attachment = fetch(written(world, b"something else"))
    assert (attachment.state, attachment.reason[:30]) == ("failed", "The file is not the one that w")


def test_a_file_that_whatsapp_has_lost_is_given_up_at_once(world: World, meta: Meta) -> None:
    meta.faults = [404]
    assert fetch(written(world, meta.content)).state == "failed"


def test_a_document_may_be_anything_and_is_called_no_more_than_it_is(world: World, meta: Meta) -> None:
    meta.content = b"<html><script>alert(1)</script>"
    attachment = fetch(written(world, meta.content, kind="document", mime_type="text/html", filename="a/b\u202e.html"))
    assert (attachment.state, attachment.mime_type) == ("stored", "application/octet-stream")
    assert attachment.name == "a/b .html"


def test_two_fetchers_at_once_store_it_once(world: World, meta: Meta) -> None:
    attachment = written(world, meta.content)
    assert attachments.claim(now=now()) == [(world.vendor.id, attachment.id)]
    assert attachments.claim(now=now()) == [], "under a lease"
    assert attachments.claim(now=now() + attachments.LEASE) == [(world.vendor.id, attachment.id)]
    for _ in range(2):
        fetching.fetch(str(world.vendor.id), str(attachment.id))
    assert OutboxEvent.objects.within(world.vendor.id).filter(type="attachment.settled").count() == 1
    fetching.fetch(str(world.charlie.actor.vendor_id), str(attachment.id))  # another vendor's: nothing


def test_a_vendor_without_whatsapp_gets_the_reason(world: World, meta: Meta) -> None:
    attachment = written(world, meta.content)
    channels.disconnect_whatsapp(world.vendor.id)
    assert fetch(attachment).reason == "WhatsApp is not connected."
