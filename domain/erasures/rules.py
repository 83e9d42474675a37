"""What of a record may stay when the person whom it is about is erased. Pure."""

import hashlib
import hmac
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from domain.errors import NotFound

SPOKEN_OF = timedelta(days=30)
"""So long after it was sent Meta may repeat a message, or tell what became of it."""

SECOND_LOOK = timedelta(minutes=10)
"""Longer than any request or call lasts: what had begun when the contact was erased is written by then, if ever."""


class ErasureNotFound(NotFound):
    code = "erasure.not_found"
    sentence = "There is no such receipt."


_WORDS = frozenset(
    {
        "cancelled_by",
        "channel",
        "currency",
        "direction",
        "fields",
        "how",
        "kind",
        "kinds",
        "state",
        "status",
    }
)
"""Names of fields whose words are Spout's own, not anybody's."""


def without_words(value: Any, *, under: str = "") -> Any:
    """The same payload with every text empty that somebody may have written: ids, times, numbers and states stay.

    What is unknown is somebody's: a new field is emptied until it is known to be harmless.
    """
    if isinstance(value, dict):
        return {name: without_words(part, under=name) for name, part in value.items()}
    if isinstance(value, list):
        return [without_words(part, under=under) for part in value]
    return value if not isinstance(value, str) or under in _WORDS or _is_plain(value) else ""


def _is_plain(text: str) -> bool:
    """An id, an instant or an amount."""
    return any(_reads(kind, text) for kind in (UUID, _instant, _amount))


def _reads(kind: Any, text: str) -> bool:
    try:
        kind(text)
    except (ValueError, InvalidOperation):
        return False
    return True


def _instant(text: str) -> None:
    if "T" not in text:
        raise ValueError
    datetime.fromisoformat(text)


def _amount(text: str) -> None:
    """With a point: what is digits alone may be somebody's phone."""
    if "." not in text or not Decimal(text).is_finite() or len(text) > 15:
        raise ValueError


def normal(identity: str) -> str:
    """A phone and the WhatsApp id that stands for it are one; an e-mail is, whatever its case."""
    return identity.strip().lstrip("+").casefold()


def fingerprint(text: str, *, vendor_id: UUID, purpose: str, key: str) -> str:
    """Keyed, and another one in each vendor: whoever has the table alone can't try all phones there are."""
    subject = f"spout.{purpose}:{vendor_id}:{text}"
    return hmac.new(key.encode(), subject.encode(), hashlib.sha256).hexdigest()
