from uuid import uuid4

import pytest
from django.utils import timezone
from ninja_jwt.tokens import AccessToken
from pytest_django import Settings

from chat import auth
from domain.errors import Refusal


@pytest.mark.parametrize(
    "origin,allowed",
    [
        (b"https://spout.example", True),
        (b"https://spout.example:443", True),
        (b"HTTPS://SPOUT.example", True),
        (b"http://spout.example", False),
        (b"https://spout.example:8443", False),
        (b"https://spout.example.evil.example", False),
        (b"https://app.example:8443", True),
        (b"http://localhost:5173", False),
        (b"null", False),
        (b"", False),
        (b"https://[", False),
        (b"https://spout.example:x", False),
        (b"\xff\xfe", False),
    ],
)
def test_origins_of_pages(origin: bytes, allowed: bool, settings: Settings) -> None:
    settings.DEBUG = False
    settings.PUBLIC_URL = "https://spout.example"
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example:8443"]
    if allowed:
        auth.check_origin(origin, has_authorization=False)
    else:
        with pytest.raises(Refusal):
            auth.check_origin(origin, has_authorization=True)


@pytest.mark.parametrize("origin", [b"http://localhost:5173", b"http://127.0.0.1:3000"])
def test_in_development_pages_of_this_machine_may(origin: bytes, settings: Settings) -> None:
    settings.DEBUG = True
    auth.check_origin(origin, has_authorization=False)


def test_programs_send_no_origin_and_need_the_header() -> None:
    auth.check_origin(None, has_authorization=True)
    with pytest.raises(Refusal):
        auth.check_origin(None, has_authorization=False)


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("", "auth.token_malformed"),
        ("a.b.c", "auth.token_malformed"),
        ("x" * 5000, "auth.token_malformed"),
        ("é", "auth.token_malformed"),
        ("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "auth.token_foreign"),
    ],
)
def test_tokens_that_are_none(token: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        auth.read_token(token)
    assert refused.value.code == code


def test_an_expired_token_is_told_from_a_wrong_one() -> None:
    token = AccessToken()
    token["sub"], token["sid"] = str(uuid4()), str(uuid4())
    assert auth.read_token(str(token)).vendor_id is None
    token["exp"] = int(timezone.now().timestamp()) - 5
    with pytest.raises(Refusal) as refused:
        auth.read_token(str(token))
    assert refused.value.code == "auth.token_expired"
    with pytest.raises(Refusal) as refused:
        auth.read_token(str(token)[:-9] + "forgedxy8")
    assert refused.value.code == "auth.token_foreign"


@pytest.mark.parametrize("authorization", [b"Basic eDp5", b"Bearer", b"Bearer "])
def test_a_header_without_a_bearer_token_is_nobody(authorization: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        auth.sign_in({b"authorization": authorization}, {}, now=timezone.now())
    assert refused.value.code == "auth.required"
