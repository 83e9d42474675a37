import io
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image

from conftest import ApiClient, Person, World, problem
from domain.attachments import actions, rules
from domain.attachments.models import Attachment
from domain.conversations import actions as conversations
from domain.conversations.models import Conversation

PDF = b"%PDF-1.7 a form"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def png(side: int = 9) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side)).save(out, "PNG")
    return out.getvalue()


def upload(person: Person, content: bytes, name: str = "form.pdf") -> Any:
    return person.api.client.post(
        "/api/v1/attachments", {"file": SimpleUploadedFile(name, content)}, headers=person.api.headers
    )


def sent_in(world: World, content: bytes = PDF, name: str = "form.pdf") -> str:
    """The id of a file in the conversation with Amina."""
    shown = upload(world.alice, content, name).json()
    conversation = conversations.open_with(world.alice.actor, world.contact, now=now())
    message = conversations.post(world.alice.actor, conversation.id, text="Here", now=now())
    Attachment.objects.within(world.vendor.id).filter(id=shown["id"]).update(message=message)
    return str(shown["id"])


def content(anyone: ApiClient, shown: dict[str, Any], **headers: str) -> Any:
    return anyone.client.get(urlsplit(shown["url"]).path, headers=headers)


def test_a_file_goes_up_and_comes_down_again(world: World, anyone: ApiClient) -> None:
    answer = upload(world.bob, PDF, "../Form \u202eé.pdf")
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["kind"], shown["mime_type"], shown["size"]) == ("document", "application/pdf", len(PDF))
    assert (shown["name"], shown["state"]) == ("Form é.pdf", "stored")
    assert world.bob.api.get(f"/attachments/{shown['id']}").json() == shown
    down = content(anyone, shown)
    assert (down.status_code, b"".join(down.streaming_content)) == (200, PDF)
    assert down["Content-Disposition"] == "attachment; filename*=UTF-8''Form%20%C3%A9.pdf"
    assert down["X-Content-Type-Options"] == "nosniff"
    assert down["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_picture_may_be_shown(world: World, anyone: ApiClient) -> None:
    down = content(anyone, upload(world.bob, png(), "room.png").json())
    assert down["Content-Type"] == "image/png"
    assert down["Content-Disposition"].startswith("inline;")
    down.close()


@pytest.mark.parametrize(
    ("wanted", "status", "got"),
    [
        ("bytes=0-3", 206, b"%PDF"),
        ("bytes=9-", 206, b"a form"),
        ("bytes=-4", 206, b"form"),
        ("bytes=9-999", 206, b"a form"),
        ("bytes=0-", 200, PDF),
        ("bytes=15-", 416, None),
        ("bytes=5-2", 416, None),
        ("bytes=0-1,3-4", 200, PDF),
        ("lines=1-2", 200, PDF),
        ("bytes=-", 200, PDF),
        ("bytes=-0", 416, None),
    ],
)
def test_a_part_of_it(world: World, anyone: ApiClient, wanted: str, status: int, got: bytes | None) -> None:
    answer = content(anyone, upload(world.bob, PDF).json(), Range=wanted)
    assert answer.status_code == status
    if got is not None:
        assert b"".join(answer.streaming_content) == got
        assert answer["Content-Length"] == str(len(got))
    if status == 206:
        begin = PDF.index(got or b"")
        assert answer["Content-Range"] == f"bytes {begin}-{begin + len(got or b'') - 1}/{len(PDF)}"


def test_a_spent_or_invented_link_opens_nothing(world: World, anyone: ApiClient) -> None:
    token = urlsplit(upload(world.bob, PDF).json()["url"]).path.rpartition("/")[2]
    for bad in (token[:-1], token[1:], "x", "0" * 300):
        answer = anyone.get(f"/attachments/content/{bad}")
        assert answer.status_code in (404, 422)
        assert PDF not in answer.content


def test_a_file_is_seen_by_those_who_see_its_conversation(world: World) -> None:
    attachment_id = sent_in(world)
    assert world.bob.api.get(f"/attachments/{attachment_id}").status_code == 200
    Conversation.objects.within(world.vendor.id).update(assignee=world.alice.member)
    assert problem(world.bob.api.get(f"/attachments/{attachment_id}")) == (404, "attachment.not_found")
    assert world.alice.api.get(f"/attachments/{attachment_id}").status_code == 200
    assert problem(world.charlie.api.get(f"/attachments/{attachment_id}")) == (404, "attachment.not_found")


def test_what_is_not_sent_yet_is_its_uploaders(world: World) -> None:
    attachment_id = upload(world.bob, PDF).json()["id"]
    assert problem(world.alice.api.get(f"/attachments/{attachment_id}")) == (404, "attachment.not_found")


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        (b"", "a.pdf", "attachment.empty"),
        (b"<svg>", "a.svg", "attachment.type_not_allowed"),
        (b"<html>", "a.html", "attachment.type_not_allowed"),
        (png()[:40], "a.png", "attachment.broken_picture"),
        (png() + b"\0" * 5 * rules.MB, "a.png", "attachment.too_large"),
        (PDF + b"\0" * rules.MAX_UPLOAD, "a.pdf", "attachment.too_large"),
    ],
    ids=["empty", "svg", "html", "broken", "large picture", "large document"],
)
def test_what_is_refused(world: World, folder: Path, body: bytes, name: str, code: str) -> None:
    assert problem(upload(world.bob, body, name)) == (400, code)
    assert not Attachment.objects.within(world.vendor.id).exists()
    assert not [*folder.rglob("*.*"), *folder.rglob("attachments/*")]


def test_what_is_never_sent_is_forgotten_and_the_rest_is_kept(world: World, folder: Path) -> None:
    kept = sent_in(world)
    upload(world.bob, PDF)
    assert len([*folder.glob("attachments/*")]) == 2
    actions.forget_unused(before=now())
    assert [file.name for file in folder.glob("attachments/*")] == [kept]
    assert [str(row.id) for row in Attachment.objects.within(world.vendor.id)] == [kept]


def test_a_file_that_the_storage_lost_is_a_404(world: World, anyone: ApiClient, folder: Path) -> None:
    shown = upload(world.bob, PDF).json()
    next(folder.glob("attachments/*")).unlink()
    assert problem(content(anyone, shown)) == (404, "attachment.not_stored")


def test_a_message_lists_its_files(world: World) -> None:
    sent_in(world, png(), "room.png")
    conversation = Conversation.objects.within(world.vendor.id).get()
    (message,) = world.bob.api.get(f"/conversations/{conversation.id}/messages").json()["items"]
    (file,) = message["attachments"]
    assert (file["kind"], file["name"], file["state"], file["reason"]) == ("image", "room.png", "stored", "")
    assert "url" not in file, "addresses are given out one by one"
