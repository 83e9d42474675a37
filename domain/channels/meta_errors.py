"""What to do on each error of Meta's, whether it refuses a call or comes later as a status. Pure.

Codes: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.deliveries import rules as deliveries


class Do(StrEnum):
    """What an error means for its message, and beyond it."""

    RETRY = "try again a few times"
    HOLD_PAIR = "write to this customer more slowly"
    HOLD_NUMBER = "send from this number more slowly"
    CLOSE_WINDOW = "the window is closed: send a template, or an e-mail"
    GIVE_UP = "never again over WhatsApp; another channel may carry it"
    REST_MARKETING = "as GIVE_UP, and no more marketing to this customer for a day"
    OPT_OUT = "as GIVE_UP, and no more marketing to this customer"
    MARK_TEMPLATE = "as GIVE_UP, and the template is not to be used as it is"
    STOP = "nothing leaves by this number until the vendor has seen to it"


@dataclass(frozen=True, slots=True)
class Verdict:
    do: Do
    why: str


_TOKEN = Verdict(Do.STOP, "the access token is not valid, or lacks a permission")
_BUSY = Verdict(Do.HOLD_NUMBER, "too many calls")
_PASSING = Verdict(Do.RETRY, "WhatsApp had a passing fault")

VERDICTS: dict[int, Verdict] = {
    # the customer
    131047: Verdict(Do.CLOSE_WINDOW, "the customer last wrote more than 24 hours ago"),
    131026: Verdict(Do.GIVE_UP, "the customer can't be reached on WhatsApp"),
    131062: Verdict(Do.GIVE_UP, "this kind of message needs the customer's number: ask for it"),
    131049: Verdict(Do.REST_MARKETING, "the customer has had enough marketing for today; not within 24 hours"),
    131050: Verdict(Do.OPT_OUT, "the customer wants no more marketing"),
    # how fast
    131056: Verdict(Do.HOLD_PAIR, "too many messages to this customer"),
    130429: Verdict(Do.HOLD_NUMBER, "too many messages from this number"),
    4: _BUSY,
    80007: _BUSY,
    # passing faults
    131000: _PASSING,
    131016: _PASSING,
    135000: _PASSING,
    # the message
    131051: Verdict(Do.GIVE_UP, "WhatsApp does not know this kind of message"),
    131052: Verdict(Do.GIVE_UP, "the customer's file could not be fetched"),
    131053: Verdict(Do.GIVE_UP, "the file could not be uploaded"),
    # the template
    132000: Verdict(Do.MARK_TEMPLATE, "the template takes other parameters"),
    132001: Verdict(Do.MARK_TEMPLATE, "the template does not exist in this language"),
    132012: Verdict(Do.MARK_TEMPLATE, "the template takes parameters of another format"),
    132015: Verdict(Do.MARK_TEMPLATE, "the template is paused"),
    132016: Verdict(Do.MARK_TEMPLATE, "the template is disabled"),
    # the account
    0: _TOKEN,
    3: _TOKEN,
    10: _TOKEN,
    190: _TOKEN,
    **dict.fromkeys(range(200, 300), _TOKEN),
    131048: Verdict(Do.STOP, "too many customers blocked or reported the number"),
    131064: Verdict(Do.STOP, "templates broke WhatsApp's rules too often"),
    368: Verdict(Do.STOP, "the account is blocked for breaking WhatsApp's rules"),
    131031: Verdict(Do.STOP, "the account is locked"),
    130497: Verdict(Do.STOP, "the account may not write to customers in this country"),
}
"""An error that is not here is final for its message."""

TEMPLATE_STATUSES = {132001: "MISSING", 132015: "PAUSED", 132016: "DISABLED"}
"""What a template has become; the other errors of templates leave its status, and say what is wrong."""

MARKETING_REST = timedelta(hours=24)
"""How long a customer who has had enough marketing is sent no more of it."""

MAX_PASSING_FAULTS = 4
"""Attempts after which a fault is no longer taken for a passing one."""


def verdict(code: int | None, *, is_limited: bool = False) -> Verdict:
    """`is_limited`: it came as HTTP 429, which means the same whatever the code."""
    if code in VERDICTS:
        return VERDICTS[code]
    return _BUSY if is_limited else Verdict(Do.GIVE_UP, "WhatsApp refused it")


def reason(code: int | None, verdict: Verdict) -> str:
    """For the delivery and the message: in words, and with the number to look it up by."""
    return f"WhatsApp refused it: {verdict.why} (error {code})." if code is not None else f"WhatsApp: {verdict.why}."


def wait(verdict: Verdict, *, attempts: int) -> timedelta | None:
    """How long until the next try after so many; None when there is none."""
    match verdict.do:
        case Do.HOLD_PAIR:  # Meta's own advice: 4^n seconds
            return timedelta(seconds=min(4.0 ** (attempts - 1), 1024.0))
        case Do.HOLD_NUMBER:
            return deliveries.backoff(attempts)
        case Do.RETRY:
            return deliveries.backoff(attempts) if attempts < MAX_PASSING_FAULTS else None
        case Do.CLOSE_WINDOW:
            return timedelta(0)  # and then it goes as what may be sent outside the window
        case _:
            return None
