"""When a series happens: RFC 5545 rules, reckoned in wall time and turned into instants. Pure."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from dateutil.rrule import rrulestr

from domain.errors import Conflict, Invalid, NotFound

MOST = 366
LONGEST = timedelta(days=5 * 366)
LONGEST_TEXT = 500


class SeriesNotFound(NotFound):
    code = "series.not_found"
    sentence = "There is no such series."


class BadRule(Invalid):
    code = "series.bad_rrule"
    sentence = "This is no recurrence rule that Spout understands."


class Endless(Invalid):
    code = "series.endless"
    sentence = "The rule has no end; give it COUNT or UNTIL."


class TooLong(Invalid):
    code = "series.too_long"
    sentence = f"A series has at most {MOST} starts, within five years."


class BookingNeeded(Invalid):
    code = "series.booking_needed"
    sentence = "Say which booking of the series, or choose all of them."


class NothingToChange(Invalid):
    code = "series.nothing_to_change"
    sentence = "Give a start or a member."


class SeriesConflicts(Conflict):
    """`details.conflicts` lists each start that can't be had, and why."""

    code = "series.conflicts"
    sentence = "Some starts can't be had, so nothing was done; leave them out with skip_conflicts."


_NUMBERS = r"[+-]?[0-9]{1,3}(,[+-]?[0-9]{1,3})*"
_CLOCK = r"[0-9]{1,2}(,[0-9]{1,2})*"
_DAY = r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]{0,2}",
    "COUNT": r"[1-9][0-9]{0,8}",
    "UNTIL": r"[0-9]{8}(T[0-9]{6}Z)?",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": rf"{_DAY}(,{_DAY})*",
    "BYMONTH": _CLOCK,
    "BYMONTHDAY": _NUMBERS,
    "BYYEARDAY": _NUMBERS,
    "BYWEEKNO": _NUMBERS,
    "BYSETPOS": _NUMBERS,
    "BYHOUR": _CLOCK,
    "BYMINUTE": _CLOCK,
}
_ONLY_WITH = {
    "BYWEEKNO": ("YEARLY",),
    "BYYEARDAY": ("YEARLY",),
    "BYMONTHDAY": ("DAILY", "MONTHLY", "YEARLY"),
}
_ALWAYS_THE_SAME = 400
"""Years: after so many the calendar repeats, weekdays and all."""


def occurrences(text: str, starts_at: datetime, zone: tzinfo) -> list[datetime]:
    """The starts by the rule, in order, the first not before `starts_at`: at the same time of the zone's clocks on
    both sides of a change. A start that clocks leap over or show twice is as `availability.rules` has it.

    Raises BadRule, Endless, TooLong.
    """
    parts = _parse(text)
    until = _end(parts.pop("UNTIL", ""))
    first = starts_at.replace(microsecond=0).astimezone(zone).replace(tzinfo=None)
    found: list[datetime] = []
    for wall in _walls(parts, first):
        start = starts_at if wall == first else _instant(wall, zone)
        if until and (start if until.tzinfo else wall) > until:
            break
        if len(found) == MOST or start - starts_at > LONGEST:
            raise TooLong
        found.append(start)
    if not found:
        raise BadRule("The rule gives no start at all.")
    return sorted(set(found))


def shifted(start: datetime, *, old: datetime, new: datetime, zone: tzinfo) -> datetime:
    """`start`, moved by as much on the zone's clocks as it is from `old` to `new`."""
    if old == new:
        return start
    if start == old:
        return new
    return _instant(_wall(start, zone) + (_wall(new, zone) - _wall(old, zone)), zone)


def _walls(parts: dict[str, str], first: datetime) -> Iterator[datetime]:
    """In the last centuries that Python knows, and back from there: a rule that never comes true is looked for until
    the year 9999, and so costs a tenth of a second and not three."""
    ahead = (9999 - first.year) // _ALWAYS_THE_SAME * _ALWAYS_THE_SAME
    try:
        rule = rrulestr(
            ";".join(f"{name}={value}" for name, value in parts.items()),
            dtstart=first.replace(year=first.year + ahead, fold=0),
        )
        for wall in rule:
            yield wall.replace(year=wall.year - ahead)
    except ValueError as error:
        raise BadRule(f"The rule can't be: {error}.") from None


def _parse(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    if len(text) > LONGEST_TEXT:
        raise BadRule(f"A rule has at most {LONGEST_TEXT} characters.")
    for part in text.upper().removeprefix("RRULE:").split(";"):
        name, _, value = part.partition("=")
        if name not in _PARTS or name in parts or not re.fullmatch(_PARTS[name], value):
            raise BadRule(f"{part[:40]!r} is not understood, or stands twice.")
        parts[name] = value
    _check(parts)
    return parts


def _check(parts: dict[str, str]) -> None:
    """What RFC 5545 §3.3.10 allows together, and that it ends."""
    frequency = parts.get("FREQ")
    if frequency is None or {"COUNT", "UNTIL"} <= parts.keys():
        raise BadRule("A rule has FREQ, and either COUNT or UNTIL.")
    if not {"COUNT", "UNTIL"} & parts.keys():
        raise Endless
    for name, frequencies in _ONLY_WITH.items():
        if name in parts and frequency not in frequencies:
            raise BadRule(f"{name} does not go with {frequency}.")
    if re.search("[0-9]", parts.get("BYDAY", "")) and (frequency in ("DAILY", "WEEKLY") or "BYWEEKNO" in parts):
        raise BadRule("A numbered BYDAY goes with MONTHLY or YEARLY.")
    if int(parts.get("COUNT", 0)) > MOST:
        raise TooLong


def _end(until: str) -> datetime | None:
    """The last moment, in UTC or, of a date, in wall time."""
    if not until:
        return None
    try:
        if until.endswith("Z"):
            return datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        day = datetime.strptime(until, "%Y%m%d")  # noqa: DTZ007  a date of the zone's own calendar
    except ValueError:
        raise BadRule(f"{until!r} is no date.") from None
    return day + timedelta(days=1, microseconds=-1)


def _wall(start: datetime, zone: tzinfo) -> datetime:
    return start.astimezone(zone).replace(tzinfo=None)


def _instant(wall: datetime, zone: tzinfo) -> datetime:
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
