"""Sign-in: what is refused, and how tokens are made. No Django, so no tables either."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from domain.errors import Conflict, Forbidden, NotFound, Unauthenticated

REFRESH_LIFETIME = timedelta(days=30)
REFRESH_GRACE = timedelta(seconds=10)
"""A client that lost the answer may spend its token again this long and gets the same successor."""

TICKET_LIFETIME = timedelta(seconds=30)


class BadCredentials(Unauthenticated):
    code = "auth.bad_credentials"
    sentence = "The login or the password is wrong."


class TokenInvalid(Unauthenticated):
    code = "auth.token_invalid"
    sentence = "The token is malformed, expired or not ours."


class TokenExpired(Unauthenticated):
    code = "auth.token_expired"
    sentence = "The access token has expired; refresh it."


class SessionEnded(Unauthenticated):
    code = "auth.session_ended"
    sentence = "The session has ended; sign in again."


class RefreshReused(Unauthenticated):
    code = "auth.refresh_reused"
    sentence = "The refresh token was spent before; the session has been ended for safety."


class NoVendor(Forbidden):
    code = "auth.no_vendor"
    sentence = "Pick a vendor first: create one, or switch to one of yours."


class EmailTaken(Conflict):
    code = "user.email_taken"
    sentence = "There is an account with this e-mail."


class UsernameTaken(Conflict):
    code = "user.username_taken"
    sentence = "There is an account with this username."


class VendorNotFound(NotFound):
    code = "vendor.not_found"
    sentence = "There is no such vendor among yours."


class RoleNotFound(NotFound):
    code = "role.not_found"
    sentence = "There is no such role."


class MemberNotFound(NotFound):
    code = "member.not_found"
    sentence = "There is no such member."


def new_token() -> str:
    """256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def successor(token: str, key: str) -> str:
    """The refresh token that follows this one: the same whenever it is asked for, unknowable without the key.

    So a repeated refresh within the grace can answer the same token though only hashes are stored.
    """
    digest = hmac.new(key.encode(), b"refresh:" + token.encode(), hashlib.sha256).digest()
    return "spr_" + digest.hex()
