"""Who opens a socket: a bearer token in the handshake, or a browser's one-time ticket; and from which page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from ninja_jwt.exceptions import TokenError
from ninja_jwt.tokens import AccessToken

from chat import errors
from domain.errors import Unauthenticated
from domain.people import queries, sessions, tokens

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOOPBACK = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who it is and until when; `vendor_id` None is a user who has picked no vendor."""

    user_id: UUID
    session_id: UUID
    vendor_id: UUID | None
    expires_at: datetime

    def caller(self) -> queries.Caller:
        """As they stand in the database now. Raises SessionEnded."""
        return queries.caller(user_id=self.user_id, session_id=self.session_id, vendor_id=self.vendor_id)


def read_token(token: str) -> SignIn:
    """Check signature, algorithm, issuer, audience, type and expiry.

    Raises TokenMalformed, TokenForeign, TokenExpired.
    """
    try:
        claims = tokens.claims_of(AccessToken(token).payload)
    except TokenError as error:
        raise tokens.why_refused(error) from None
    return SignIn(claims.user_id, claims.session_id, claims.vendor_id, datetime.fromtimestamp(claims.expires_at, UTC))


def spend_ticket(ticket: str, *, now: datetime) -> SignIn:
    """The ticket's holder, for as long as an access token would last.

    Raises TokenMalformed, TokenForeign, TokenSpent, TokenExpired, SessionEnded.
    """
    caller = sessions.spend_ticket(ticket, now=now)
    return SignIn(
        user_id=caller.user_id,
        session_id=caller.session_id,
        vendor_id=caller.actor.vendor_id if caller.actor else None,
        expires_at=now + timedelta(minutes=settings.ACCESS_TOKEN_MINUTES),
    )


def sign_in(headers: dict[bytes, bytes], query: dict[str, list[str]], *, now: datetime) -> SignIn:
    """By `Authorization: Bearer`, else by `?ticket=`. Raises Unauthenticated, OriginRefused, NoOrigin."""
    authorization = headers.get(b"authorization", b"").decode("latin-1")
    check_origin(headers.get(b"origin"), has_authorization=bool(authorization))
    if authorization:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated
        return read_token(token.strip())
    ticket = query.get("ticket", [""])[0]
    if not ticket:
        raise Unauthenticated
    return spend_ticket(ticket, now=now)


def check_origin(given: bytes | None, *, has_authorization: bool) -> None:
    """A browser always names its page's origin, so another site's page can't use a ticket it came by.

    Programs send none; they have to sign in with the header, which no page can set. Raises OriginRefused, NoOrigin.
    """
    if given is None:
        if not has_authorization:
            raise errors.NoOrigin
        return
    origin = _origin(given.decode("latin-1"))
    if origin is None or not (origin in _allowed() or (settings.DEBUG and origin[1] in _LOOPBACK)):
        raise errors.OriginRefused


def _allowed() -> set[tuple[str, str, int]]:
    return {found for url in (settings.PUBLIC_URL, *settings.CORS_ALLOWED_ORIGINS) if (found := _origin(url))}


def _origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port, or None when it is no http(s) origin (`null`, say)."""
    try:
        parts = urlsplit(url)
        port: Any = parts.port or _DEFAULT_PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
