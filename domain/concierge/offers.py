"""What is asked of the customer: which service, which day, what time; as lists of at most ten rows that lead on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from domain.availability.rules import MOST_DAYS
from domain.bookings import slots
from domain.bookings.models import Booking
from domain.bookings.places import Wish, own_reservation
from domain.bookings.slots import Slot
from domain.concierge.guest import Guest
from domain.concierge.rules import Tap
from domain.conversations.outgoing import Choices, Outgoing, Row, Section, Text
from domain.public import queries as public
from domain.services.models import Service

MOST = 10
"""Rows that WhatsApp takes."""

TITLE, DESCRIPTION = 24, 72
FIRST_LOOK = timedelta(days=7)
LONGEST_LOOK = timedelta(days=MOST_DAYS)
FARTHEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a time is looked for: a service to be booked, or a booking that is to move, which stays with its member."""

    service: Service
    moving: Booking | None = None

    @property
    def staff_id(self) -> UUID | None:
        return self.moving.staff_id if self.moving else None

    def tap(self, verb: str, at: datetime) -> str:
        """The id of a row; `choose` takes the start."""
        if self.moving:
            verb = "move" if verb == "choose" else verb
            return Tap(f"booking.{verb}", self.moving.id, self.moving.version, at).id()
        verb = "book" if verb == "choose" else verb
        return Tap(f"service.{verb}", self.service.id, at=at).id()

    def wish(self, starts_at: datetime, *, now: datetime) -> Wish:
        return Wish(self.service, starts_at, self.staff_id, moving=self.moving, asked_at=now)


def services(guest: Guest, *, begin: int = 0) -> Outgoing:
    """Which service? Where there is one alone, which day."""
    listed = public.list_services(guest.vendor).order_by("title", "id")
    found = list(listed[begin : begin + MOST + 1])
    if not found:
        return Text(guest.say("no_services"))
    if len(found) == 1 and begin == 0:
        return days(guest, Subject(found[0]), since=guest.now)
    shown = found if len(found) <= MOST else found[: MOST - 1]
    rows = [_service_row(guest, service) for service in shown]
    if len(shown) < len(found):
        rows.append(Row(Tap("service.list", page=begin + len(shown)).id(), guest.words.row("more")))
    return _list(guest.say("which_service"), guest.words.button("services"), rows)


def days(guest: Guest, subject: Subject, *, since: datetime) -> Outgoing:
    """On which days is something free?"""
    most = MOST - 1
    free = _look(guest, subject, since, lambda found: len(_by_day(guest, found)) > most)
    found = _by_day(guest, free)
    rows = [_day_row(guest, subject, day) for day in found[:most]]
    if len(found) > most:
        rows.append(Row(subject.tap("days", found[most][0].starts_at), guest.words.row("later")))
    return _ask(guest, subject, "day", rows)


def times(guest: Guest, subject: Subject, *, since: datetime) -> Outgoing:
    """Which of the free starts from then on? Where there is none any more, which day from now on."""
    most = MOST - 2  # one row leads on, and one to another day
    free = _look(guest, subject, since, lambda found: len(found) > most)
    if not free and since > guest.now:
        return days(guest, subject, since=guest.now)
    rows = [_time_row(guest, subject, slot) for slot in free[:most]]
    if len(free) > most:
        rows.append(Row(subject.tap("times", free[most].starts_at), guest.words.row("later")))
    return _ask(guest, subject, "time", _and_other_days(guest, subject, rows))


def nearest(guest: Guest, subject: Subject, *, to: datetime) -> Outgoing:
    """That start is taken; which of the nearest?"""
    found = slots.nearest(guest.actor, subject.wish(max(to, guest.now), now=guest.now))
    rows = [_time_row(guest, subject, slot) for slot in _without_own(subject, found)]
    if not rows:
        return days(guest, subject, since=guest.now)
    return _list(guest.say("taken"), guest.words.button("times"), _and_other_days(guest, subject, rows))


def _look(guest: Guest, subject: Subject, since: datetime, enough: Callable[[list[Slot]], bool]) -> list[Slot]:
    """Free starts from then on, by longer and longer looks, until they are enough or the horizon is reached."""
    horizon = guest.now + min(FARTHEST, timedelta(days=subject.service.max_horizon_days + 1))
    found: list[Slot] = []
    begin, span = max(since, guest.now), FIRST_LOOK
    leaving = own_reservation(subject.moving)
    while begin < horizon and not enough(found):
        free = slots.find(
            guest.actor,
            subject.service.id,
            since=begin,
            until=begin + span,
            staff_id=subject.staff_id,
            leaving=leaving,
            now=guest.now,
        )
        found += _without_own(subject, free)
        begin, span = begin + span, min(span * 2, LONGEST_LOOK)
    return found


def _without_own(subject: Subject, found: Iterable[Slot]) -> list[Slot]:
    return [slot for slot in found if not (subject.moving and slot.starts_at == subject.moving.starts_at)]


def _by_day(guest: Guest, found: Iterable[Slot]) -> list[list[Slot]]:
    by_day = groupby(found, key=lambda slot: slot.starts_at.astimezone(guest.words.zone).date())
    return [list(of_day) for _, of_day in by_day]


def _service_row(guest: Guest, service: Service) -> Row:
    lasts = guest.words.row("minutes", count=str(service.duration_minutes))
    told = f"{lasts} · {service.price} {service.currency}" if service.price else lasts
    if len(service.title) > TITLE:
        told = f"{_cut(service.title, DESCRIPTION - len(told) - 3)} · {told}"
    tap = Tap("service.days", service.id, at=guest.now.replace(microsecond=0))
    return Row(tap.id(), _cut(service.title, TITLE), _cut(told, DESCRIPTION))


def _day_row(guest: Guest, subject: Subject, day: list[Slot]) -> Row:
    first, last = (guest.words.time(slot.starts_at) for slot in (day[0], day[-1]))
    return Row(
        subject.tap("times", day[0].starts_at),
        _cut(guest.words.day(day[0].starts_at), TITLE),
        first if first == last else f"{first} – {last}",
    )


def _time_row(guest: Guest, subject: Subject, slot: Slot) -> Row:
    return Row(subject.tap("choose", slot.starts_at), _cut(guest.words.start(slot.starts_at), TITLE))


def _and_other_days(guest: Guest, subject: Subject, rows: list[Row]) -> list[Row]:
    tap = subject.tap("days", guest.now.replace(microsecond=0))
    return [*rows, Row(tap, guest.words.row("other_day"))] if rows else []


def _ask(guest: Guest, subject: Subject, what: str, rows: list[Row]) -> Outgoing:
    if not rows:
        return Text(guest.say("none_free", service=subject.service))
    text = guest.say(f"which_{what}", service=subject.service)
    if subject.moving:
        text = guest.say(f"new_{what}", booking=subject.moving)
    return _list(text, guest.words.button(f"{what}s"), rows)


def _list(text: str, button: str, rows: list[Row]) -> Choices:
    return Choices(text, button, (Section(tuple(rows)),))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
