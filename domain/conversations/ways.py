"""Over what a message can go: the channels, first to last, or why there is none. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.conversations import rules
from domain.conversations.kinds import WayOutside
from domain.conversations.outgoing import Sendable, Text
from domain.errors import Conflict

CLOSED = "The customer last wrote more than 24 hours ago."


@dataclass(frozen=True, slots=True)
class Reach:
    """How the contact is reached, and what the vendor has set for texts outside the window."""

    on_whatsapp: bool
    by_email: bool
    window_closes_at: datetime | None
    outside: str = "template_then_email"
    has_template: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """`because`: why it goes otherwise than a member would expect; for the message's reason."""

    channels: list[str]
    because: str = ""


def choose(what: Sendable, reach: Reach, *, now: datetime) -> Way:
    """Only a text can become a template or an e-mail. Raises NoWayToReach, WindowClosed."""
    email = ["email"] if reach.by_email and isinstance(what, Text) else []
    if not reach.on_whatsapp:
        if not email:
            raise rules.NoWayToReach
        return Way(email, "The contact is not on WhatsApp.")
    if not what.is_free or rules.is_window_open(reach.window_closes_at, now=now):
        return Way(["whatsapp", *email])
    if isinstance(what, Text) and reach.outside == "template_then_email" and reach.has_template:
        return Way(["whatsapp", *email], CLOSED)
    if not email or reach.outside == "refuse":
        closed_at = reach.window_closes_at
        raise rules.WindowClosed(window_closes_at=closed_at.isoformat() if closed_at else None)
    return Way(email, CLOSED)


def outside(reach: Reach, *, now: datetime) -> WayOutside:
    """What becomes of a text once the window is closed, or when the customer never wrote."""
    try:
        way = choose(Text("…"), replace(reach, window_closes_at=None), now=now)
    except Conflict:
        return "refused"
    return "email" if way.channels[0] == "email" else "template"
