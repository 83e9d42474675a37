"""What an access token says, and which kind of bad one it is. ninja-jwt checks them, in `api` and in `chat`."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

import jwt

from domain.errors import Unauthenticated
from domain.people import rules


class Claims(NamedTuple):
    """Who it is, by which sign-in, in which vendor (None: none picked yet), and until when (seconds since 1970)."""

    user_id: UUID
    session_id: UUID
    vendor_id: UUID | None
    expires_at: int


def claims_of(payload: dict[str, Any]) -> Claims:
    """Raises TokenForeign when they are not those of a token of ours."""
    try:
        vendor_id = payload.get("vid")
        return Claims(
            UUID(payload["sub"]), UUID(payload["sid"]), UUID(vendor_id) if vendor_id else None, int(payload["exp"])
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise rules.TokenForeign from None


def why_refused(error: Exception) -> Unauthenticated:
    """Expired, of another make, or no token at all: read off what PyJWT said to ninja-jwt."""
    causes = list(_chain(error))
    if any(isinstance(cause, jwt.ExpiredSignatureError) for cause in causes):
        return rules.TokenExpired("The access token has expired; refresh it.")
    undecodable = any(type(cause) is jwt.DecodeError for cause in causes)
    return rules.TokenMalformed() if undecodable else rules.TokenForeign()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
