"""Dates and times as a reader is used to them: in their zone, their language, and their country's order. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_skeleton, format_time, get_datetime_format, get_timezone_location

NARROW_SPACE = "\u202f"


def locale_of(tag: str, *, country: str = "") -> Locale:
    """The language's, as it is written in the country; a tag with a country of its own (`pt-BR`) has precedence.

    A language that CLDR does not know is written as English.
    """
    base, _, region = tag.replace("_", "-").partition("-")
    for wanted in (f"{base}_{region or country}", base, "en"):
        try:
            return Locale.parse(wanted)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("English is always there")


def country_of(timezone: str) -> str:
    """The country whose clocks these are (`GB`), or nothing for a zone of no country."""
    return str(get_global("zone_territories").get(timezone) or "").replace("001", "")


def date(at: datetime, timezone: str, locale: Locale, *, now: datetime) -> str:
    """`Fri 4 Dec`; with the year when it is another than now."""
    local = at.astimezone(ZoneInfo(timezone))
    this_year = local.year == now.astimezone(ZoneInfo(timezone)).year
    return _plain(format_skeleton("MMMEd" if this_year else "yMMMEd", local, ZoneInfo(timezone), locale=locale))


def time(at: datetime, timezone: str, locale: Locale) -> str:
    """`14:00` or `2:00 PM`."""
    return _plain(format_time(at, "short", tzinfo=ZoneInfo(timezone), locale=locale))


def when(at: datetime, timezone: str, locale: Locale, *, now: datetime) -> str:
    """`Fri 4 Dec, 14:00 (London)`: whose clock it is stands with it."""
    pattern = str(get_datetime_format("medium", locale=locale)).replace("'", "")
    both = pattern.replace("{1}", date(at, timezone, locale, now=now)).replace("{0}", time(at, timezone, locale))
    return f"{both} ({get_timezone_location(timezone, locale=locale, return_city=True)})"


def _plain(text: str) -> str:
    """Some phones draw CLDR's narrow spaces as boxes."""
    return text.replace(NARROW_SPACE, " ")
