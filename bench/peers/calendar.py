"""Free starts of one member, as all three peers reckon them: hours less time off, less what is taken, on a grid."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = 24 * 60
MOST_DAYS = 62

Span = tuple[datetime, datetime]
HoursRow = tuple[bool, int | None, date | None, int | None, int | None]
"""Whether it is the member's own (or the vendor's), weekday, date, from and until in minutes of the day."""


def free_starts(
    hours: Iterable[HoursRow],
    off: Sequence[Span],
    taken: Sequence[Span],
    *,
    zone: ZoneInfo,
    since: datetime,
    until: datetime,
    minutes: int,
    before: int,
    after: int,
    step: int,
) -> list[datetime]:
    """Starts in [since, until) in UTC. `off` and `taken` come in order of their beginnings."""
    lasts, each = timedelta(minutes=minutes), timedelta(minutes=step)
    buffer_before, buffer_after = timedelta(minutes=before), timedelta(minutes=after)
    found, place = [], 0
    for begin, end in _open(hours, off, zone, since, until + lasts):
        start = begin
        while start + lasts <= end and start < until:
            while place < len(taken) and taken[place][1] <= start - buffer_before:
                place += 1
            if start >= since and (place == len(taken) or taken[place][0] >= start + lasts + buffer_after):
                found.append(start)
            start += each
    return found


def _open(
    rows: Iterable[HoursRow], off: Sequence[Span], zone: ZoneInfo, since: datetime, until: datetime
) -> Iterator[Span]:
    weekly: dict[bool, dict[int, list[tuple[int, int]]]] = {True: {}, False: {}}
    dated: dict[bool, dict[date, list[tuple[int, int]]]] = {True: {}, False: {}}
    for own, weekday, on, begin, end in rows:
        day_of = dated[own].setdefault(on, []) if on else weekly[own].setdefault(weekday, [])
        if begin is not None:
            day_of.append((begin, end))
    week = weekly[True] or weekly[False] or {weekday: [(0, DAY)] for weekday in range(7)}
    day, last = since.astimezone(zone).date() - timedelta(days=1), until.astimezone(zone).date()
    while day <= last:
        spans = dated[True].get(day, dated[False].get(day, week.get(day.weekday(), ())))
        for begin, end in sorted(spans):
            yield from _without(_instant(day, begin, zone), _instant(day, end, zone), off)
        day += timedelta(days=1)


def _without(begin: datetime, end: datetime, off: Sequence[Span]) -> Iterator[Span]:
    for gone_from, gone_until in off:
        if gone_from < end and gone_until > begin:
            if gone_from > begin:
                yield begin, gone_from
            begin = max(begin, gone_until)
    if begin < end:
        yield begin, end


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    days, minute = divmod(minute, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(*divmod(minute, 60)), zone)
    return wall.astimezone(UTC)
