"""Access tokens: given at sign-in, and read on every request into a caller."""

import time
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest
from jwt import ExpiredSignatureError
from ninja.security.base import AuthBase
from ninja_jwt.exceptions import TokenError
from ninja_jwt.tokens import AccessToken

from domain.access import Actor
from domain.errors import Unauthenticated
from domain.people import queries as people
from domain.people import rules
from domain.people.models import Session


def access_token(session: Session) -> str:
    """A token for the session: who (`sub`), which sign-in (`sid`), in which vendor (`vid`). 15 minutes."""
    token = AccessToken()
    token["sub"] = str(session.user_id)
    token["sid"] = str(session.id)
    if session.vendor_id:
        token["vid"] = str(session.vendor_id)
    return str(token)


class Claims(NamedTuple):
    """What an access token says."""

    user_id: UUID
    session_id: UUID
    vendor_id: UUID | None
    expires_at: int


@lru_cache(maxsize=10_000)
def _verified(raw: str) -> Claims:
    """The claims of a token of ours. Remembered: a client sends its token with each request, and the check of its
    signature costs more than the query that follows. Raises TokenInvalid, TokenExpired (neither is remembered)."""
    try:
        token = AccessToken(raw)
        vendor_id = token.get("vid")
        return Claims(UUID(token["sub"]), UUID(token["sid"]), UUID(vendor_id) if vendor_id else None, token["exp"])
    except TokenError as error:
        expired = error.__cause__ and isinstance(error.__cause__.__cause__, ExpiredSignatureError)
        raise (rules.TokenExpired if expired else rules.TokenInvalid) from None
    except (KeyError, ValueError, TypeError, AttributeError):
        raise rules.TokenInvalid from None


def read(raw: str) -> people.Caller:
    """Who the token speaks for, now. Raises TokenInvalid, TokenExpired, SessionEnded."""
    claims = _verified(raw)
    if claims.expires_at <= time.time():
        raise rules.TokenExpired
    return people.caller(user_id=claims.user_id, session_id=claims.session_id, vendor_id=claims.vendor_id)


class BearerAuth(AuthBase):
    """`Authorization: Bearer <access>`. `request.auth` becomes the Caller."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> people.Caller | Actor:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated
        return read(token.strip())


class VendorAuth(BearerAuth):
    """The same, and the token must name a vendor: `request.auth` becomes the Actor in it."""

    def __call__(self, request: HttpRequest) -> Actor:
        caller = super().__call__(request)
        assert isinstance(caller, people.Caller)
        if caller.actor is None:
            raise rules.NoVendor
        return caller.actor


class CallerRequest(HttpRequest):
    """For type checkers: a request of a signed-in user."""

    auth: people.Caller


class ActorRequest(HttpRequest):
    """For type checkers: a request of a member (or platform admin) inside a vendor."""

    auth: Actor


signed_in = BearerAuth()
in_vendor = VendorAuth()
