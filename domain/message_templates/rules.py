"""Which messages a vendor may put in its own words, and what such a text may hold: names in braces, and nothing else.

There is no template language: a name is looked up in what the message tells, never evaluated. Pure.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from domain.errors import Invalid, NotFound
from domain.message_templates.texts import one_line

ABOUT_BOOKING = ("name", "service", "staff", "when", "date", "time", "vendor")
BOTH = ("email", "whatsapp")
_PLACE = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Kind:
    """A message that tells of an event. `placeholders` are the names that its text may hold."""

    goes_to: Literal["contact", "member"]
    placeholders: tuple[str, ...]
    channels: tuple[str, ...] = BOTH


KINDS: dict[str, Kind] = {
    "booking.requested": Kind("contact", ABOUT_BOOKING),
    "booking.confirmation": Kind("contact", ABOUT_BOOKING),
    "booking.moved": Kind("contact", ABOUT_BOOKING),
    "booking.cancelled": Kind("contact", ABOUT_BOOKING),
    "booking.reminder": Kind("contact", ABOUT_BOOKING),
    "booking.no_show": Kind("contact", ABOUT_BOOKING),
    "waitlist.offer": Kind("contact", (*ABOUT_BOOKING, "until")),
    "member.invitation": Kind("member", ("vendor", "inviter", "brand", "time"), ("email",)),
    "conversation.assigned": Kind("member", ("name", "author", "customer", "vendor"), ("email",)),
    "conversation.mention": Kind("member", ("name", "author", "customer", "vendor"), ("email",)),
    "staff.agenda": Kind("member", ("name", "date", "count", "vendor"), ("email",)),
}
"""Letters about an account belong to no vendor, so no vendor words them."""


class MessageTemplateNotFound(NotFound):
    code = "message_template.not_found"
    sentence = "There is no such message: no such kind, not over this channel, or never put in your own words."


class TextRefused(Invalid):
    """A text that can't be filled in. `field`, `line` and `column` (from 1) say where."""

    code = "message_template.text_refused"


class UnknownPlaceholder(TextRefused):
    code = "message_template.unknown_placeholder"


class StrayBrace(TextRefused):
    code = "message_template.stray_brace"


def kind(name: str, channel: str) -> Kind:
    """Raises MessageTemplateNotFound."""
    found = KINDS.get(name)
    if found is None or channel not in found.channels:
        raise MessageTemplateNotFound
    return found


def check(text: str, known: Collection[str], *, field: str) -> None:
    """Raises UnknownPlaceholder, naming it and those there are, and StrayBrace; both say where."""
    for found in _PLACE.finditer(text):
        if found[1] in known:
            continue
        before = text[: found.start()]
        place = {
            "field": field,
            "line": before.count("\n") + 1,
            "column": found.start() - before.rfind("\n"),
        }
        where = f"line {place['line']}, column {place['column']} of {field}"
        if found[1] is None:
            raise StrayBrace(f"A brace without its other half in {where}.", **place)
        names = ", ".join(f"{{{name}}}" for name in known)
        raise UnknownPlaceholder(
            f"There is no {{{found[1]}}} ({where}); there are {names}.", placeholder=found[1], known=[*known], **place
        )


def fill(text: str, values: Mapping[str, str]) -> str:
    """With the values in their places, each on one line. What a value holds is never looked into."""
    return _PLACE.sub(lambda found: one_line(values[found[1]]) if found[1] in values else found[0], text)


def languages(*tags: str) -> list[str]:
    """In which languages to look for words, the best first: each tag (`pt-BR`), its base, and at last English."""
    found: list[str] = []
    for tag in (*tags, "en"):
        plain = tag.replace("_", "-")
        found += [plain, plain.partition("-")[0].lower()]
    return [tag for tag in dict.fromkeys(found) if tag]
