"""Addresses of files that are good for minutes, for whoever has them: a page shows a picture without signing in."""

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from domain.attachments import rules

GOOD_FOR = timedelta(minutes=5)
"""At least so long, at most twice: within it the link stays the same, so that browsers keep the file."""

_TOKEN = re.compile(r"([0-9a-f]{32})\.([0-9]{1,12})\.([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Link:
    token: str
    expires_at: datetime


def make(attachment_id: UUID, *, now: datetime) -> Link:
    step = int(GOOD_FOR.total_seconds())
    expires = (int(now.timestamp()) // step + 2) * step
    subject = f"{attachment_id.hex}.{expires}"
    return Link(f"{subject}.{_sign(subject)}", datetime.fromtimestamp(expires, UTC))


def read(token: str, *, now: datetime) -> tuple[UUID, datetime]:
    """The attachment's id, and until when the link is good. Raises LinkSpent."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise rules.LinkSpent
    attachment_id, expires, signature = match.groups()
    fits = hmac.compare_digest(_sign(f"{attachment_id}.{expires}"), signature)
    if not fits or int(expires) <= now.timestamp():
        raise rules.LinkSpent
    return UUID(attachment_id), datetime.fromtimestamp(int(expires), UTC)


def _sign(subject: str) -> str:
    return salted_hmac("spout.attachment", subject, algorithm="sha256").hexdigest()
