"""Files in multipart bodies, as clients send them and as they should not."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.asgi import ASGIRequest
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from ninja.errors import HttpError, ValidationError

from api.media import uploads


def file(content: bytes = b"abc") -> SimpleUploadedFile:
    return SimpleUploadedFile("me.png", content, "image/png")


def sent(body: bytes, content_type: str = MULTIPART_CONTENT, method: str = "PUT") -> bytes:
    return uploads.one_file(RequestFactory().generic(method, "/", body, content_type))


def multipart(**parts: Any) -> bytes:
    return encode_multipart(BOUNDARY, parts)


@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH"])
@pytest.mark.parametrize("size", [0, 3, 4_000_000])
def test_the_file_is_read_whatever_the_method(method: str, size: int) -> None:
    assert sent(multipart(file=file(b"x" * size)), method=method) == b"x" * size


def test_the_length_need_not_be_said() -> None:
    """As in a request that comes in chunks."""
    headers = [(b"content-type", MULTIPART_CONTENT.encode())]
    scope = {"type": "http", "method": "PUT", "path": "/", "query_string": b"", "headers": headers}
    assert uploads.one_file(ASGIRequest(scope, io.BytesIO(multipart(file=file())))) == b"abc"


@pytest.mark.parametrize(
    "content_type",
    ["", "application/json", "image/png", "text/plain", "application/x-www-form-urlencoded", "multipart/mixed"],
)
def test_another_content_type_is_415(content_type: str) -> None:
    with pytest.raises(HttpError) as refused:
        sent(multipart(file=file()), content_type)
    assert refused.value.status_code == 415


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        'multipart/form-data; boundary="é"',
        "multipart/form-data; boundary=" + "x" * 300,
    ],
)
def test_a_bad_boundary_is_400(content_type: str) -> None:
    with pytest.raises(HttpError) as refused:
        sent(multipart(file=file()), content_type)
    assert refused.value.status_code == 400


@pytest.mark.parametrize(
    "parts",
    [
        {f"f{number}": file() for number in range(101)},
        {f"f{number}": "x" for number in range(1001)},
    ],
)
def test_too_many_parts_are_400(parts: Any) -> None:
    with pytest.raises(HttpError) as refused:
        sent(multipart(**parts))
    assert refused.value.status_code == 400


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (b"nonsense", "file", "missing"),
        (multipart(), "file", "missing"),
        (multipart(file=file(b"x" * 1000))[:300], "file", "missing"),
        (multipart(file="text"), "file", "file_type"),
        (multipart(file=[file(), file()]), "file", "too_long"),
        (multipart(file=file(), more=file()), "more", "extra_forbidden"),
        (multipart(file=file(), more="text"), "more", "extra_forbidden"),
    ],
)
def test_other_parts_are_a_422_that_says_where(body: bytes, name: str, kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        sent(body)
    assert [(error["loc"], error["type"]) for error in refused.value.errors] == [(["body", name], kind)]


def test_how_it_is_described() -> None:
    media = uploads.described("A picture.")["requestBody"]["content"]["multipart/form-data"]
    assert media["schema"]["properties"]["file"] == {
        "type": "string",
        "format": "binary",
        "description": "A picture.",
    }
