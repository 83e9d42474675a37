"""What customers may do without signing in: what is refused, and how codes are made. Pure."""

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import UUID

from domain.errors import Conflict, NotFound, Unauthenticated

MANAGE_PREFIX = "spm_"
FEED_PREFIX = "spf_"
CODE_LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5

FEED_FROM = timedelta(days=30)
FEED_UNTIL = timedelta(days=365)
FEED_MOST = 5000


class VendorNotFound(NotFound):
    code = "public.vendor_not_found"
    sentence = "There is no such vendor, or it takes no bookings here."


class CalendarNotFound(NotFound):
    code = "public.calendar_not_found"
    sentence = "There is no such calendar, or its address was changed."


class BadCode(Unauthenticated):
    code = "public.bad_code"
    sentence = "The code is wrong, is not the last one that was sent, or was tried too often; ask for another."


class CodeExpired(Unauthenticated):
    code = "public.code_expired"
    sentence = "The code has expired; ask for another."


class CodeSpent(Unauthenticated):
    code = "public.code_spent"
    sentence = "The code works once, and was used before; ask for another."


class PhoneNotChecked(Conflict):
    code = "public.phone_not_checked"
    sentence = "This vendor can't check phone numbers; give an e-mail address."


class NotOffered(Conflict):
    code = "public.not_offered"
    sentence = "This start is not offered; choose one of the slots."


class TooLate(Conflict):
    code = "public.too_late"
    sentence = "It is too late to do this here; ask the vendor."


class AwaitsVendor(Conflict):
    code = "public.awaits_vendor"
    sentence = "The vendor confirms this booking."


def derived_code(code_id: UUID, key: str) -> str:
    """Six digits that only the holder of the key can tell, the same for the same id."""
    return f"{int.from_bytes(_digest(f'code:{code_id}', key)) % 10**6:06}"


def code_hash(code_id: UUID, code: str, key: str) -> bytes:
    """With the key: a million plain hashes are tried at once."""
    return _digest(f"code hash:{code_id}:{code}", key)


def _digest(text: str, key: str) -> bytes:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()


def last_moment(status: str, starts_at: datetime, notice_minutes: int | None) -> datetime | None:
    """Until when the customer may cancel or move it; None: not at all."""
    if notice_minutes is None or status not in ("held", "pending", "confirmed"):
        return None
    return starts_at - timedelta(minutes=notice_minutes)


def check_in_time(starts_at: datetime, notice_minutes: int | None, *, now: datetime) -> None:
    """Raises TooLate; `notice_minutes` None: it always is."""
    if notice_minutes is None:
        raise TooLate("The vendor alone can do this.")
    if now > starts_at - timedelta(minutes=notice_minutes):
        raise TooLate(f"Customers can do this until {notice_minutes} minutes before the start; ask the vendor.")
