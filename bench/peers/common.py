"""What every peer agrees on: where the database is, how Spout signs access tokens, and what may be booked."""

import base64
import hashlib
import os
from datetime import datetime, timedelta
from typing import Any

import jwt
import orjson

DATABASE_URL = os.environ["DATABASE_URL"]
# As core.settings derives it.
JWT_KEY = hashlib.sha256(b"spout.access-token:" + os.environ["SECRET_KEY"].encode()).hexdigest()

BOOKINGS = "/api/v1/bookings"
SLOTS = "/api/v1/slots"


def claims(authorization: str) -> dict[str, Any] | None:
    """What the bearer token says, when it is one of Spout's and has not expired."""
    scheme, _, token = authorization.partition(" ")
    try:
        found = jwt.decode(token, JWT_KEY, algorithms=["HS256"], audience="spout", issuer="spout")
    except jwt.InvalidTokenError:
        return None
    return found if scheme.lower() == "bearer" and found.get("token_type") == "access" else None


def encode_cursor(starts_at: datetime, key: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([starts_at, str(key)])).decode()


def decode_cursor(cursor: str) -> tuple[datetime, str]:
    starts_at, key = orjson.loads(base64.urlsafe_b64decode(cursor))
    return datetime.fromisoformat(starts_at), key


def may_start(starts_at: datetime, *, notice_minutes: int, horizon_days: int, now: datetime) -> bool:
    """The rule of domain.bookings.rules.check_start, without its reasons."""
    if not starts_at.tzinfo or not 2000 <= starts_at.year < 2200:
        return False
    return now + timedelta(minutes=notice_minutes) <= starts_at <= now + timedelta(days=horizon_days)


def title(service: str, contact: str) -> str:
    return f"{service} · {contact}"[:200]
