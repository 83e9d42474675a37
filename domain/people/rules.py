"""Sign-in: what is refused, and how tokens are made. No Django, so no tables either."""

import base64
import hashlib
import hmac
import re
import secrets
from datetime import timedelta

from domain.errors import Conflict, Forbidden, NotFound, Unauthenticated

REFRESH_LIFETIME = timedelta(days=30)
REFRESH_GRACE = timedelta(seconds=10)
"""A client that lost the answer may spend its token again this long and gets the same successor."""

TICKET_LIFETIME = timedelta(seconds=30)
VERIFY_LIFETIME = timedelta(days=3)
RESET_LIFETIME = timedelta(hours=1)

REFRESH_PREFIX = "spr_"
TICKET_PREFIX = "spt_"
LINK_PREFIX = "spl_"
INVITATION_PREFIX = "spi_"
KEY_PREFIX = "spk_"


class BadCredentials(Unauthenticated):
    code = "auth.bad_credentials"
    sentence = "The login or the password is wrong."


class MembershipNotFound(NotFound):
    code = "membership.not_found"
    sentence = "You do not belong to such a vendor."


class WrongPassword(Forbidden):
    code = "auth.wrong_password"
    sentence = "This is not your present password."


class TwoFactorNeeded(Unauthenticated):
    code = "auth.two_factor_needed"
    sentence = "The account has a second factor; send its code, or a recovery code, as `code`."


class BadCode(Unauthenticated):
    code = "auth.bad_code"
    sentence = "The code is wrong, or was used before."


class TokenInvalid(Unauthenticated):
    """A token that never was good here. Its kinds say which; all mean: sign in, or ask, again."""

    code = "auth.token_invalid"
    sentence = "The token is malformed or not ours."


class TokenMalformed(TokenInvalid):
    code = "auth.token_malformed"
    sentence = "This does not have the form of such a token."


class TokenForeign(TokenInvalid):
    code = "auth.token_foreign"
    sentence = "The token is not one that was given here for this."


class TokenExpired(Unauthenticated):
    code = "auth.token_expired"
    sentence = "The token has expired."


class TokenSpent(Unauthenticated):
    code = "auth.token_spent"
    sentence = "The token works once, and was used before."


class TokenRevoked(Unauthenticated):
    code = "auth.token_revoked"
    sentence = "The token was revoked."


class SessionEnded(Unauthenticated):
    code = "auth.session_ended"
    sentence = "The session has ended; sign in again."


class RefreshReused(Unauthenticated):
    code = "auth.refresh_reused"
    sentence = "The refresh token was spent before; the session has been ended for safety."


class TwoFactorRequired(Forbidden):
    code = "auth.two_factor_required"
    sentence = "This vendor asks for a second factor: set one up at /me/two-factor first."


class VendorSuspended(Forbidden):
    code = "vendor.suspended"
    sentence = "The vendor is suspended; ask the platform."


class PlatformOnly(Forbidden):
    code = "auth.platform_only"
    sentence = "Only a platform admin may do this."


class TwoFactorOn(Conflict):
    code = "two_factor.already_on"
    sentence = "The second factor is on; turn it off first."


class TwoFactorOff(Conflict):
    code = "two_factor.not_on"
    sentence = "There is no second factor to do this with."


class SessionNotFound(NotFound):
    code = "session.not_found"
    sentence = "There is no such session of yours."


class NoVendor(Forbidden):
    code = "auth.no_vendor"
    sentence = "Pick a vendor first: create one, or switch to one of yours."


class EmailTaken(Conflict):
    code = "user.email_taken"
    sentence = "There is an account with this e-mail."


class UsernameTaken(Conflict):
    code = "user.username_taken"
    sentence = "There is an account with this username."


def new_token(prefix: str = "") -> str:
    """256 random bits, URL-safe. The prefix tells people, and scanners of leaked secrets, what it is."""
    return prefix + secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def derived_token(prefix: str, seed: str, key: str) -> str:
    """256 bits that only the holder of the key can make, the same for the same seed.

    So what is stored as a hash alone can be said again: the successor of a refresh token that is asked for twice,
    the link in a letter that is sent twice.
    """
    digest = hmac.new(key.encode(), f"{prefix}{seed}".encode(), hashlib.sha256).digest()
    return prefix + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def check_form(token: str, prefix: str) -> None:
    """Raises TokenMalformed when it can't be a token of this prefix."""
    if not re.fullmatch(re.escape(prefix) + r"[A-Za-z0-9_-]{43}", token):
        raise TokenMalformed
