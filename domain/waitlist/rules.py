"""Who may wait for what, and which starts can be offered. Pure."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Protocol

from domain.availability.rules import Span
from domain.errors import Conflict, Invalid, NotFound

LONGEST = timedelta(days=90)
OFFER = timedelta(minutes=30)
"""So long an offer is kept, and so long before the start it is made at the latest."""


class EntryNotFound(NotFound):
    code = "waitlist.not_found"
    sentence = "There is no such entry on the waitlist."


class BadWindow(Invalid):
    code = "waitlist.bad_window"
    sentence = f"The end comes after the beginning and lies in the future, at most {LONGEST.days} days later."


class AlreadyWaiting(Conflict):
    code = "waitlist.already_waiting"
    sentence = "The contact waits for this already."


class NoLongerWaiting(Conflict):
    code = "waitlist.no_longer_waiting"
    sentence = "The entry is settled."


class Lengths(Protocol):
    duration_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int


def check_window(since: datetime, until: datetime, *, now: datetime) -> None:
    """Raises BadWindow."""
    if not since < until or until <= now or until - since > LONGEST:
        raise BadWindow


def check_waits(status: str) -> None:
    """Raises NoLongerWaiting."""
    if status not in ("waiting", "offered"):
        raise NoLongerWaiting(f"The entry is {status}.", status=status)


def starts_for(freed: Span, lengths: Lengths) -> Span:
    """Between which starts of a service some of the time that became free is used."""
    length = timedelta(minutes=lengths.duration_minutes + lengths.buffer_after_minutes) - timedelta.resolution
    return Span(freed.start - length, freed.end + timedelta(minutes=lengths.buffer_before_minutes))


def together(spans: Collection[Span], *, longest: timedelta) -> list[Span]:
    """The spans with those that overlap made one, as far as that one is no longer than `longest`: each of them lies
    within one of these."""
    joined: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, span.end)):
        last = joined[-1] if joined else None
        if last and span.start <= last.end and span.end - last.start <= longest:
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined


def fitting(
    starts: Collection[datetime], since: datetime, until: datetime, *, offered: Collection[datetime]
) -> list[datetime]:
    """Those that are wanted and were never offered, in order."""
    return [start for start in sorted(starts) if since <= start < until and start not in offered]
