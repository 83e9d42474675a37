"""What a canned reply may hold, and how it is filled in: by name alone, no template language. Pure."""

import re
from collections.abc import Mapping

from domain.errors import Conflict, Invalid, NotFound

PLACEHOLDERS = ("contact_name", "member_name", "vendor_name")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class CannedReplyNotFound(NotFound):
    code = "canned_reply.not_found"
    sentence = "There is no such canned reply."


class ShortcutTaken(Conflict):
    code = "canned_reply.shortcut_taken"
    sentence = "There is a canned reply of this shortcut."


class UnknownPlaceholder(Invalid):
    code = "canned_reply.unknown_placeholder"


def check_placeholders(text: str) -> None:
    """Raises UnknownPlaceholder, naming it and those there are."""
    for name in _PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
            raise UnknownPlaceholder(f"There is no {{{name}}}; there are {known}.", placeholder=name)


def fill(text: str, values: Mapping[str, str]) -> str:
    """With the values in their places. What a value holds is never looked into; what is unknown stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
