"""What a tap means, by the id that its button or row was sent with, and which buttons a note carries. Pure.

All that is known of a dialogue stands in these ids: no step depends on what the server remembers of the one before.
They are not signed. A tap acts only on a booking of the very contact who tapped, with the vendor whose number it was
sent to, under the same rules as the link in a letter; whoever made up an id could do no more than by tapping.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

PREFIX = "spout."

FORMS: dict[str, tuple[str, ...]] = {
    "booking.confirm": ("subject", "version"),
    "booking.reschedule": ("subject", "version"),
    "booking.cancel": ("subject", "version"),
    "booking.take": ("subject", "version"),
    "booking.leave": ("subject", "version"),
    "booking.days": ("subject", "version", "at"),
    "booking.times": ("subject", "version", "at"),
    "booking.move": ("subject", "version", "at"),
    "service.list": ("page",),
    "service.days": ("subject", "at"),
    "service.times": ("subject", "at"),
    "service.book": ("subject", "at"),
}
"""Each verb, and what stands behind it. An instant comes last: it holds colons itself."""


@dataclass(frozen=True, slots=True)
class Tap:
    """`subject` is a booking, then with the `version` that was told of, or a service. `at`: a start, or since when."""

    verb: str
    subject: UUID | None = None
    version: int = 0
    at: datetime | None = None
    page: int = 0

    def id(self) -> str:
        values = {
            "subject": str(self.subject),
            "version": str(self.version),
            "at": self.at.isoformat() if self.at else "",
            "page": str(self.page),
        }
        return ":".join([PREFIX + self.verb, *(values[part] for part in FORMS[self.verb])])


def parse(text: str) -> Tap | None:
    """The tap with this id; None for one that is not ours."""
    verb, _, rest = text.removeprefix(PREFIX).partition(":")
    if not text.startswith(PREFIX) or verb not in FORMS:
        return None
    form = FORMS[verb]
    values = rest.split(":", len(form) - 1)
    if len(values) != len(form):
        return None
    try:
        tap = Tap(verb, **{part: _READERS[part](value) for part, value in zip(form, values, strict=True)})
    except ValueError:
        return None
    return tap if tap.id() == text else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError
    return int(text)


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or not 2000 <= at.year < 3000:
        raise ValueError
    return at


_READERS: dict[str, Any] = {"subject": UUID, "version": _number, "at": _instant, "page": _number}

MANAGE = ("reschedule", "cancel")
_VERBS: dict[str, tuple[str, ...]] = {
    "booking.requested": MANAGE,
    "booking.confirmation": MANAGE,
    "booking.moved": MANAGE,
    "booking.reminder": ("confirm", *MANAGE),
    "waitlist.offer": ("take", "leave"),
}
"""Which buttons each kind of note carries, in this order."""


def verbs(kind: str) -> tuple[str, ...]:
    return _VERBS.get(kind, ())


def verbs_of_template(kind: str, buttons: int) -> tuple[str, ...]:
    """What the quick replies of a template for this kind send back; none when their number says that it is another's.

    One with three is taken as confirm, change, cancel, whatever it tells of.
    """
    usual = verbs(kind)
    if usual[-2:] == MANAGE and buttons == 3:
        return ("confirm", *MANAGE)
    return usual[-2:] if buttons == 2 and usual else ()


def button_id(verb: str, booking_id: UUID, version: int) -> str:
    return Tap(f"booking.{verb}", booking_id, version).id()
