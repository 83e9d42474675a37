"""From hours to instants, and from instants to free starts. Pure: spans in, spans out.

Wall time becomes an instant as RFC 5545 §3.3.5 has it: a time that a clock shows twice is the first of the two, one
that it never shows is taken by the offset before the gap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from domain.errors import Invalid

MOST_DAYS = 62


class Span(NamedTuple):
    """From the start to the end, which is not part of it. In UTC."""

    start: datetime
    end: datetime


class WallSpan(NamedTuple):
    """Minutes from midnight; past 1440 is the next day."""

    start: int
    end: int


WHOLE_DAY = (WallSpan(0, 24 * 60),)


class BadSpan(Invalid):
    code = "availability.bad_span"
    sentence = "The end comes before the start, or the span is too long."


class OverlappingHours(Invalid):
    code = "availability.overlapping_hours"
    sentence = "Two spans of a day overlap."


@dataclass(frozen=True, slots=True)
class Timetable:
    """The hours of one member, resource or vendor. `weekly` by weekday, 0 is Monday; a date with none is closed."""

    weekly: dict[int, tuple[WallSpan, ...]] = field(default_factory=dict)
    dated: dict[date, tuple[WallSpan, ...]] = field(default_factory=dict)


NONE = Timetable()


def spans_of(day: date, own: Timetable, vendor: Timetable) -> tuple[WallSpan, ...]:
    """What holds on a day: an own date before the vendor's (a holiday), then own weekly hours, then the vendor's.

    Who has no hours at all, nor the vendor, can be booked around the clock.
    """
    for timetable in (own, vendor):
        if day in timetable.dated:
            return timetable.dated[day]
    for timetable in (own, vendor):
        if timetable.weekly:
            return timetable.weekly.get(day.weekday(), ())
    return WHOLE_DAY


def open_spans(own: Timetable, vendor: Timetable, zone: tzinfo, *, since: datetime, until: datetime) -> list[Span]:
    """When it is open between two instants, in order, merged where one span ends as the next begins."""
    return clipped(laid_out(own, vendor, zone, since=since, until=until), since=since, until=until)


def laid_out(own: Timetable, vendor: Timetable, zone: tzinfo, *, since: datetime, until: datetime) -> list[Span]:
    """Every span of the days that these two instants touch."""
    day = since.astimezone(zone).date() - timedelta(days=1)  # yesterday's may reach past midnight
    last = until.astimezone(zone).date()
    found = []
    while day <= last:
        found += [_instants(day, span, zone) for span in spans_of(day, own, vendor)]
        day += timedelta(days=1)
    return found


def clipped(spans: Iterable[Span], *, since: datetime, until: datetime) -> list[Span]:
    """What of it lies between the two, merged."""
    return [
        Span(max(span.start, since), min(span.end, until))
        for span in merged(spans)
        if span.end > since and span.start < until
    ]


def _instants(day: date, span: WallSpan, zone: tzinfo) -> Span:
    return Span(instant(day, span.start, zone), instant(day, span.end, zone))


def instant(day: date, minute: int, zone: tzinfo) -> datetime:
    """What a wall clock in the zone shows as this minute of this day."""
    days, minute = divmod(minute, 24 * 60)
    wall = datetime.combine(day + timedelta(days=days), time(*divmod(minute, 60)), zone)
    return wall.astimezone(UTC)


def merged(spans: Iterable[Span]) -> list[Span]:
    """In order, and where two touch or overlap, one. What is empty (an hour that the clock leaps over) falls out."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without(spans: Sequence[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of the spans, both in order and merged: one walk over both."""
    left, busy = [], iter([*merged(taken), None])
    block = next(busy)
    for span in spans:
        start = span.start
        while block and block.end <= start:
            block = next(busy)
        while block and block.start < span.end:
            if block.start > start:
                left.append(Span(start, block.start))
            start = max(start, block.end)
            if block.end > span.end:
                break
            block = next(busy)
        if start < span.end:
            left.append(Span(start, span.end))
    return left


@dataclass(frozen=True, slots=True)
class Fit:
    """What a start needs: so long open, and so long before and after not taken by anything else."""

    duration: timedelta
    before: timedelta
    after: timedelta
    step: timedelta


class Taken:
    """What is taken of one member or one resource: spans in order, no two overlapping, as their starts and ends."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, starts: Sequence[datetime] = (), ends: Sequence[datetime] = ()) -> None:
        self._starts, self._ends = starts, ends

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Taken":
        found = merged(spans)
        return cls([span.start for span in found], [span.end for span in found])

    def leaves(self, start: datetime, end: datetime) -> bool:
        """Whether nothing is taken between the two instants: one look, not a walk."""
        first = bisect_right(self._ends, start)
        return first == len(self._starts) or self._starts[first] >= end


def starts(opened: Iterable[Span], taken: Taken, fit: Fit, *, begins: Sequence[datetime] = ()) -> Iterator[datetime]:
    """Every start that fits, on a grid of steps from each opening.

    Where one opening runs into the next, as for those who are always open, the grid begins anew at each of `begins`:
    else it would depend on where one began to look.
    """
    until = fit.duration + fit.after
    for span in opened:
        last = span.end - fit.duration
        for start, end in _grids(span, begins):
            while start < end and start <= last:
                if taken.leaves(start - fit.before, start + until):
                    yield start
                start += fit.step


def _grids(span: Span, begins: Sequence[datetime]) -> Iterable[tuple[datetime, datetime]]:
    within = begins[bisect_right(begins, span.start) : bisect_left(begins, span.end)]
    return pairwise([span.start, *within, span.end])


def is_within(opened: Sequence[Span], start: datetime, end: datetime) -> bool:
    """Whether one of these, in order and merged, holds all of it."""
    place = bisect_right(opened, start, key=_start) - 1
    return place >= 0 and end <= opened[place].end


_start = attrgetter("start")


def check_day(spans: Iterable[WallSpan]) -> None:
    """Raises OverlappingHours."""
    ordered = sorted(spans)
    if any(later.start < earlier.end for earlier, later in pairwise(ordered)):
        raise OverlappingHours
