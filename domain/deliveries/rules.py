"""Decisions on sending: when to try again, and what to do when an answer never came. Pure."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.errors import Conflict


class NotGivenUp(Conflict):
    code = "delivery.not_given_up"
    sentence = "It is still under way, or it was sent: only what was given up is sent again by hand."


class CarriedOn(Conflict):
    code = "delivery.carried_on"
    sentence = "Another channel carried it on: sent again it could arrive twice."


class OfConversation(Conflict):
    code = "delivery.of_conversation"
    sentence = "It is a message of a conversation: write it again there."


MAX_ATTEMPTS = 8
HAND_OUT_LEASE = timedelta(seconds=30)
"""A delivery handed out and not begun in this time is handed out again; beginning it twice is impossible."""

LEASE = timedelta(seconds=90)
"""Longer than a call lasts, whose steps have timeouts of 10 to 20 s: past it the worker that held the row is gone."""

ECHO_GRACE = timedelta(seconds=30)
"""How long WhatsApp's status webhook may take to tell that a call whose answer was lost did arrive."""

AGAIN_BY_HAND = frozenset({"failed", "in_doubt", "skipped"})
"""What was cancelled is not sent again: the booking is gone or moved, or the vendor is."""

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
        "webhook.disabled",
        "django.mail",
    }
)
"""Kinds of e-mail that are better sent twice than never: somebody waits for the link, the same in both, or has to know.
All others stay in doubt, listed, and are sent again by hand: nobody is told the same of a booking twice."""

WITHOUT_ECHO = frozenset({"chat.read"})
"""What goes to WhatsApp and is no message: nothing tells whether it arrived, and it is not worth a second try."""


@dataclass(frozen=True, slots=True)
class Price:
    """What the provider says that a message costs: whether it is charged at all, and as what; never how much."""

    billable: bool
    category: str


_HOUR = 3600.0
WEBHOOK_WAITS = (5.0, 300.0, 0.5 * _HOUR, 2 * _HOUR, 5 * _HOUR, 10 * _HOUR, 10 * _HOUR)
"""Seconds between the attempts at a vendor's webhook: eight over 27.6 hours, a night and a day to be repaired in."""

CALLS_PER_ENDPOINT = 4
"""Calls of one webhook endpoint at a time: one that answers slowly leaves room for the others'."""

MOST_IN_HAND = {"email": 500, "whatsapp": 500, "webhook": 8}
"""How many deliveries of a channel are with the senders at a time. A webhook's receiver may take 15 s to answer: this
is half of a worker's threads, so that they never all wait for strangers."""


def backoff(attempts: int, *, channel: str = "", jitter: random.Random | None = None) -> timedelta:
    """Wait before the next try: 2 s doubling to 10 minutes, with full jitter above half of it. Webhooks have a plan of
    their own, with a tenth more or less."""
    if channel == "webhook":
        wait = WEBHOOK_WAITS[min(attempts, len(WEBHOOK_WAITS)) - 1]
        return timedelta(seconds=wait * (jitter or random).uniform(0.9, 1.1))
    ceiling = min(2.0**attempts, 600.0)
    return timedelta(seconds=(jitter or random).uniform(ceiling / 2, ceiling))


def is_last(attempts: int) -> bool:
    return attempts >= MAX_ATTEMPTS


def resend_when_in_doubt(channel: str, kind: str) -> bool:
    """After the grace without an echo: WhatsApp would have echoed, so it did not arrive; e-mail never echoes. Who is
    called by webhook knows a repeated call by its id."""
    return kind in RESEND_WITHOUT_ECHO or channel == "webhook" or (channel == "whatsapp" and kind not in WITHOUT_ECHO)


def following(context: Mapping[str, Any]) -> list[str]:
    """The channels that are still to be tried when the present one can't carry the delivery."""
    return list(context.get("channels", [])[1:])


def check_given_up(state: str, *, leased: bool, is_message: bool, context: Mapping[str, Any]) -> None:
    """Whether somebody may ask for it again. Raises NotGivenUp, OfConversation, CarriedOn."""
    if state not in AGAIN_BY_HAND or leased:
        raise NotGivenUp
    if is_message:
        raise OfConversation
    if following(context):
        raise CarriedOn
