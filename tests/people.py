"""Accounts and businesses of tests that cross layers."""

import base64
import hashlib
import hmac
import re
import struct
import time

import httpx

from tests.system import Client, Staff, System, letter

PASSWORD = "a-long-enough-secret"


def token_in(text: str) -> str:
    """That of a letter's link."""
    found = re.search(r"#token=(\S+)", text)
    assert found, text
    return found[1]


def totp(secret: str, *, steps: int = 0) -> str:
    """The code an authenticator shows (RFC 6238), `steps` of 30 seconds from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def signed_in(system: System, email: str, **more: str) -> Staff:
    login = {"login": email, "password": PASSWORD, **more}
    answer = httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=60)
    assert answer.status_code == 200, answer.text
    return Staff(system, answer.json())


def owner_of(system: System, name: str) -> Staff:
    """The owner of a new business, `owner@{name}.example`, signed in to it."""
    email = f"owner@{name}.example"
    profile = {"email": email, "password": PASSWORD, "first_name": "Uma", "last_name": "Field"}
    answer = httpx.post(f"{system.web}/api/v1/auth/register", json=profile, timeout=60)
    assert answer.status_code == 201, answer.text
    vendor = Staff(system, answer.json()).post("/vendors", {"name": name.title(), "timezone": "Europe/London"})
    return signed_in(system, email, vendor_id=vendor["id"])


def role_of(owner: Staff, key: str) -> str:
    return next(str(role["id"]) for role in owner.get("/roles")["items"] if role["key"] == key)


def hire(owner: Staff, email: str) -> None:
    """Somebody who has an account becomes an agent of the owner's business, by the letter's link."""
    anyone, system = Client(owner.system), owner.system
    proof = token_in(letter(system, email, "/account/verify-email"))
    anyone.post("/auth/verify-email", {"token": proof}, status=204)
    owner.post("/invitations", {"emails": [email], "role_id": role_of(owner, "agent")})
    invitation = token_in(letter(system, email, "/account/invitation"))
    anyone.post("/invitations/accept", {"token": invitation}, status=200)
