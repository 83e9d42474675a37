"""The second factor: time-based codes (RFC 6238) and, when the device is lost, recovery codes."""

import os
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import transaction

from domain import vault
from domain.audit import actions as audit
from domain.deliveries import actions as deliveries
from domain.limits import Limit
from domain.people import queries, rules, sessions
from domain.people.models import RecoveryCode, User

STEP = 30
"""Seconds for which a code stands; the one before and the one after are taken too, for clocks that differ."""

RECOVERY_CODES = 10
WRONG_CODES = Limit("two-factor", "10 per 15 minutes; 50 per day")


@dataclass(frozen=True, slots=True)
class Offer:
    """A new secret, not yet in force: as text for typing, and as the address in the QR code."""

    secret: str
    provisioning_uri: str


@transaction.atomic
def offer(user_id: UUID) -> Offer:
    """A fresh secret; it stands when a code made with it has been sent back. Raises TwoFactorOn."""
    user = queries.get_user(user_id, lock=True)
    if user.has_two_factor:
        raise rules.TwoFactorOn
    secret = os.urandom(20)
    user.totp_secret = vault.seal(secret.hex(), of=sealed_for(user.id))
    user.save(update_fields=["totp_secret"])
    uri = _totp(secret).get_provisioning_uri(user.email, "Spout")
    return Offer(b32encode(secret).decode(), uri)


@transaction.atomic
def confirm(user_id: UUID, code: str, *, session_id: UUID, now: datetime) -> list[str]:
    """Put the offered secret in force, and give the recovery codes, which are not shown again.

    Other sessions, opened without it, end. Raises BadCode, TwoFactorOn, TwoFactorOff.
    """
    user = queries.get_user(user_id, lock=True)
    if user.has_two_factor:
        raise rules.TwoFactorOn
    if user.totp_secret is None:
        raise rules.TwoFactorOff("Ask for a secret first.")
    if not _spend_totp(user, code, now=now):
        raise rules.BadCode
    user.totp_confirmed_at = now
    user.save(update_fields=["totp_confirmed_at"])
    audit.note(user.id, "two_factor.turned_on", now=now)
    sessions.end_all(user.id, but=session_id, now=now)
    _tell(user, on=True, now=now)
    return _new_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user_id: UUID) -> list[str]:
    """New codes in place of the old ones. Raises TwoFactorOff."""
    user = queries.get_user(user_id, lock=True)
    if not user.has_two_factor:
        raise rules.TwoFactorOff
    return _new_recovery_codes(user)


@transaction.atomic
def turn_off(user_id: UUID, code: str, *, now: datetime) -> None:
    """Raises TwoFactorOff, BadCode, TooManyTries."""
    user = queries.get_user(user_id, lock=True)
    if not user.has_two_factor:
        raise rules.TwoFactorOff
    check(user, code, now=now)
    drop(user)
    audit.note(user.id, "two_factor.turned_off", now=now)
    _tell(user, on=False, now=now)


def drop(user: User) -> None:
    """Without a word: for an account that changes hands."""
    user.totp_secret, user.totp_confirmed_at = None, None
    user.save(update_fields=["totp_secret", "totp_confirmed_at"])
    RecoveryCode.objects.filter(user=user).delete()


def recovery_codes_left(user_id: UUID) -> int:
    return RecoveryCode.objects.filter(user_id=user_id, used_at=None).count()


def check(user: User, code: str | None, *, now: datetime) -> None:
    """The code that goes with the right password, if the user has a second factor. A code works once.

    Raises TwoFactorNeeded, BadCode, TooManyTries.
    """
    if not user.has_two_factor:
        return
    if not code:
        raise rules.TwoFactorNeeded
    WRONG_CODES.check(str(user.id))
    if not (_spend_totp(user, code, now=now) or _spend_recovery_code(user, code, now=now)):
        WRONG_CODES.note(str(user.id))
        raise rules.BadCode


def _spend_totp(user: User, code: str, *, now: datetime) -> bool:
    """One UPDATE says whether the code's step is later than the last one used."""
    assert user.totp_secret is not None
    totp = _totp(bytes.fromhex(vault.unseal(user.totp_secret, of=sealed_for(user.id))))
    present = int(now.timestamp()) // STEP
    for step in (present, present - 1, present + 1):
        if _fits(totp, code, step):
            return bool(User.objects.filter(id=user.id, totp_step__lt=step).update(totp_step=step))
    return False


def _fits(totp: TOTP, code: str, step: int) -> bool:
    try:
        totp.verify(code.strip().encode(), step * STEP)
    except InvalidToken:
        return False
    return True


def _spend_recovery_code(user: User, code: str, *, now: datetime) -> bool:
    wanted = RecoveryCode.objects.filter(user=user, code_hash=_recovery_hash(user, code), used_at=None)
    return bool(wanted.update(used_at=now))


def _new_recovery_codes(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = [f"{secrets.token_hex(4)}-{secrets.token_hex(4)}" for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, code_hash=_recovery_hash(user, code)) for code in codes)
    return codes


def _recovery_hash(user: User, code: str) -> bytes:
    """64 random bits, guessed at through the limit above: a fast hash does."""
    return rules.token_hash(f"{user.id}:{code.strip().lower()}")


def _tell(user: User, *, on: bool, now: datetime) -> None:
    order = deliveries.Order(
        channel="email",
        kind="account.two_factor_changed",
        effect_key=f"account.two_factor_changed:{user.id}:{now.isoformat()}",
        send_at=now,
        user_id=user.id,
        context={"on": on},
    )
    deliveries.place(None, [order], now=now)


def _totp(secret: bytes) -> TOTP:
    """6 digits by SHA-1 every 30 seconds: what every authenticator app assumes."""
    return TOTP(secret, 6, SHA1(), STEP)  # noqa: S303  HMAC-SHA-1 stands (RFC 6238)


def sealed_for(user_id: UUID) -> str:
    """What ties a sealed secret to its row."""
    return f"user.totp_secret:{user_id}"
