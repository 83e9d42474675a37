"""What a vendor may be called and where it may be."""

import re
import unicodedata
import zoneinfo
from functools import cache

from domain.errors import Invalid, NotFound


class VendorNotFound(NotFound):
    code = "vendor.not_found"
    sentence = "There is no such vendor among yours."


class UnknownTimezone(Invalid):
    code = "vendor.unknown_timezone"
    sentence = "The timezone is not an IANA zone."


_OF_THIS_MACHINE = {"localtime", "posixrules", "Factory"}
"""Files that lie among the zones, and are none: what they say depends on the machine."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones() - _OF_THIS_MACHINE)


def is_timezone(name: str) -> bool:
    return name in _zones()


def check_timezone(name: str) -> None:
    if not is_timezone(name):
        raise UnknownTimezone(f"{name!r} is not an IANA timezone.", timezone=name)


def slug_of(name: str) -> str:
    """`Serenity Spa` → `serenity-spa`; `vendor` when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "vendor"
