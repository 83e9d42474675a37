"""Decisions on sending: when to try again, and what to do when an answer never came. Pure."""

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

MAX_ATTEMPTS = 8
HAND_OUT_LEASE = timedelta(seconds=30)
"""A delivery handed out and not begun in this time is handed out again; beginning it twice is impossible."""

LEASE = timedelta(seconds=90)
"""Longer than a call lasts, whose steps have timeouts of 10 to 20 s: past it the worker that held the row is gone."""

ECHO_GRACE = timedelta(seconds=30)
"""How long WhatsApp's status webhook may take to tell that a call whose answer was lost did arrive."""

RESEND_WITHOUT_ECHO = frozenset(
    {
        "account.verify_email",
        "account.reset_password",
        "account.password_changed",
        "account.two_factor_changed",
        "account.email_changed",
        "member.invitation",
        "public.code",
        "channel.stopped",
        "django.mail",
    }
)
"""Kinds of e-mail that are better sent twice than never: somebody waits for the link, the same in both, or has to know.
All others stay in doubt, listed, and are sent again by hand: nobody is told the same of a booking twice."""

WITHOUT_ECHO = frozenset({"chat.read"})
"""What goes to WhatsApp and is no message: nothing tells whether it arrived, and it is not worth a second try."""


def backoff(attempts: int, *, jitter: random.Random | None = None) -> timedelta:
    """Wait before the next try: 2 s doubling to 10 minutes, with full jitter above half of it."""
    ceiling = min(2.0**attempts, 600.0)
    return timedelta(seconds=(jitter or random).uniform(ceiling / 2, ceiling))


def is_last(attempts: int) -> bool:
    return attempts >= MAX_ATTEMPTS


def resend_when_in_doubt(channel: str, kind: str) -> bool:
    """After the grace without an echo: WhatsApp would have echoed, so it did not arrive; e-mail never echoes."""
    return kind in RESEND_WITHOUT_ECHO or (channel == "whatsapp" and kind not in WITHOUT_ECHO)


def following(context: Mapping[str, Any]) -> list[str]:
    """The channels that are still to be tried when the present one can't carry the delivery."""
    return list(context.get("channels", [])[1:])
