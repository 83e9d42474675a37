"""Who is calling: access tokens, given at sign-in and read on every request, and API keys."""

import time
from functools import lru_cache

from django.http import HttpRequest
from django.utils.timezone import now
from ninja.security.base import AuthBase
from ninja_jwt.exceptions import TokenError
from ninja_jwt.tokens import AccessToken

from domain.access import Actor, NotForKeys, PlatformAdmin
from domain.api_keys import queries as api_keys
from domain.errors import Unauthenticated
from domain.people import queries as people
from domain.people import rules, tokens
from domain.people.models import Session


def access_token(session: Session) -> str:
    """A token for the session: who (`sub`), which sign-in (`sid`), in which vendor (`vid`). 15 minutes."""
    token = AccessToken()
    token["sub"] = str(session.user_id)
    token["sid"] = str(session.id)
    if session.vendor_id:
        token["vid"] = str(session.vendor_id)
    return str(token)


@lru_cache(maxsize=10_000)
def _verified(raw: str) -> tokens.Claims:
    """The claims of a token of ours. Remembered: a client sends its token with each request, and the check of its
    signature costs more than the query that follows. What it raises is not remembered."""
    try:
        token = AccessToken(raw)
    except TokenError as error:
        raise tokens.why_refused(error) from None
    return tokens.claims_of(token.payload)


def read(raw: str) -> people.Caller:
    """Who the token speaks for, now. Raises TokenMalformed, TokenForeign, TokenExpired, SessionEnded."""
    claims = _verified(raw)
    if claims.expires_at <= time.time():
        raise rules.TokenExpired("The access token has expired; refresh it.")
    return people.caller(user_id=claims.user_id, session_id=claims.session_id, vendor_id=claims.vendor_id)


class BearerAuth(AuthBase):
    """`Authorization: Bearer <access>` of a person. `request.auth` becomes the Caller."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> people.Caller | Actor | PlatformAdmin:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated
        if token.startswith(rules.KEY_PREFIX):
            return self.of_key(api_keys.caller(token, now=now()))
        return self.of_person(read(token))

    def of_person(self, caller: people.Caller) -> people.Caller | Actor | PlatformAdmin:
        return caller

    def of_key(self, actor: Actor) -> Actor:
        raise NotForKeys


class VendorAuth(BearerAuth):
    """The same, or an API key, inside a vendor: `request.auth` becomes the Actor in it."""

    def of_person(self, caller: people.Caller) -> Actor:
        return caller.in_vendor()

    def of_key(self, actor: Actor) -> Actor:
        return actor


class PlatformAuth(BearerAuth):
    """A platform admin, in whichever vendor or none: `request.auth` becomes the PlatformAdmin."""

    def of_person(self, caller: people.Caller) -> PlatformAdmin:
        return caller.as_platform_admin()


class CallerRequest(HttpRequest):
    """For type checkers: a request of a signed-in user."""

    auth: people.Caller


class ActorRequest(HttpRequest):
    """For type checkers: a request of a member, an API key or a platform admin inside a vendor."""

    auth: Actor


class PlatformRequest(HttpRequest):
    """For type checkers: a request of a platform admin."""

    auth: PlatformAdmin


signed_in = BearerAuth()
in_vendor = VendorAuth()
platform_admin = PlatformAuth()
