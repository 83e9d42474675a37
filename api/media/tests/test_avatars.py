"""Pictures as they are served."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from conftest import problem
from domain.people import pictures


@pytest.fixture
def name(settings: Any, tmp_path: Path) -> str:
    """The address of a stored picture."""
    settings.MEDIA_ROOT = tmp_path
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    (tmp_path / "secret.webp").write_bytes(b"secret")
    return f"/media/{pictures.store(out.getvalue())}"


def test_a_picture_with_its_headers_and_no_more(client: Client, name: str) -> None:
    answer = client.get(name)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(answer.content)).format == "WEBP"
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Length"] == str(len(answer.content))
    assert answer["Content-Disposition"] == "attachment"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert not answer.cookies


def test_head_has_the_same_headers_and_nothing_else(client: Client, name: str) -> None:
    get, head = client.get(name), client.head(name)
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "X-Request-ID": ""} == {**get.headers, "X-Request-ID": ""}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused(client: Client, name: str, method: str) -> None:
    answer: Any = client.generic(method, name)
    assert problem(answer) == (405, "request.method_not_allowed")
    assert answer["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/media/avatars/" + "0" * 32 + ".webp",
        "/media/avatars/" + "F" * 32 + ".webp",
        "/media/avatars/" + "0" * 31 + ".webp",
        "/media/avatars/" + "0" * 32 + ".svg",
        "/media/avatars/" + "0" * 32 + ".webp/",
        "/media/avatars/" + "0" * 32 + "%0a.webp",
        "/media/avatars/../secret.webp",
        "/media/avatars/..%2fsecret.webp",
        "/media/avatars/%2e%2e/secret.webp",
        "/media/avatars/..%5csecret.webp",
        "/media/avatars/%00.webp",
        "/media/secret.webp",
        "/media/avatars/",
        "/media/",
    ],
)
def test_what_is_not_a_picture_is_a_404_problem(client: Client, name: str, path: str) -> None:
    answer: Any = client.get(path)
    assert problem(answer) == (404, "not_found")
