"""Booking what repeats, and cancelling and moving it: all of it, from one booking on, or one booking alone.

A series is many bookings made by the sentences of `bookings.actions`, in one transaction. It stands or falls as a
whole, unless what can't be had is to be left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from domain.access import Actor
from domain.bookings import actions as bookings
from domain.bookings import many
from domain.bookings import rules as booking_rules
from domain.bookings.guards import guarded
from domain.bookings.models import Booking
from domain.compiled import insert
from domain.errors import Refusal
from domain.outbox import actions as outbox
from domain.series import queries, rules
from domain.series.events import SeriesCancelled, SeriesMade, SeriesRescheduled
from domain.series.models import Series
from domain.vendors import queries as vendors

Scope = Literal["this", "following", "all"]

One = TypeVar("One", Booking, None)

MOST_SUGGESTIONS = 10
"""Of so many starts that are taken the nearest free ones are looked for, which takes longer than to book one."""

OF_ONE_START = (
    booking_rules.SlotTaken,
    booking_rules.OutsideHours,
    booking_rules.InThePast,
    booking_rules.TooSoon,
    booking_rules.TooFar,
)
"""Refusals of one start; any other is one of the whole series."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be booked, and how it repeats. Without a timezone, in the vendor's."""

    service_id: UUID
    contact_id: UUID
    starts_at: datetime
    rrule: str
    staff_id: UUID | None = None
    timezone: str | None = None
    allow_outside_hours: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A start: the booking that has it, or why it can't be had. `of` is the booking that was to move there."""

    starts_at: datetime
    booking: Booking | None = None
    refusal: Refusal | None = None
    of: UUID | None = None

    def told(self) -> dict[str, object]:
        """As an answer tells it."""
        why = self.refusal
        return {
            "starts_at": self.starts_at.isoformat(),
            "free": why is None,
            "booking_id": self.of,
            "code": why and why.code,
            "detail": why and why.message,
            "nearest": why.details.get("nearest", []) if why else [],
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the series, the bookings that were made, moved or cancelled, and what was left out."""

    series: Series
    bookings: list[Booking]
    skipped: list[Occurrence] = field(default_factory=list)


def preview(actor: Actor, plan: Plan, *, now: datetime) -> list[Occurrence]:
    """What `make` would do, start by start: it is done, and taken back."""
    with transaction.atomic():
        _, occurrences = _book(actor, plan, now=now)
        transaction.set_rollback(True)
    return occurrences


@guarded
def make(actor: Actor, plan: Plan, *, skip_conflicts: bool = False, now: datetime) -> Outcome:
    """Book all of it. Raises BadRule, Endless, TooLong, SeriesConflicts and what `bookings.create` refuses."""
    timezone, occurrences = _book(actor, plan, now=now)
    done, skipped = _sorted_out(occurrences, skip_conflicts=skip_conflicts)
    series = Series(
        vendor_id=actor.vendor_id,
        service_id=plan.service_id,
        contact_id=plan.contact_id,
        rrule=plan.rrule,
        timezone=timezone,
        starts_at=done[0].starts_at,
        created_at=now,
    )
    insert(series)
    Booking.objects.within(actor.vendor_id).filter(id__in=[booking.id for booking in done]).update(series=series)
    outbox.record(actor, SeriesMade(series.id, done[0].id, len(done)), now=now)
    return Outcome(series, done, skipped)


@guarded
def cancel(
    actor: Actor, series_id: UUID, *, scope: Scope, booking_id: UUID | None = None, reason: str = "", now: datetime
) -> Outcome:
    """Cancel one booking, or what is to come of the series, as far as the actor sees it. Raises BookingNeeded."""
    actor.require("booking.write")
    series = queries.get(actor, series_id)
    anchor, chosen = _chosen(actor, series, scope, booking_id, now=now)
    alone = scope == "this"
    done = [bookings.cancel(actor, one.id, reason=reason, alone=alone, now=now) for one in chosen]
    if not alone:
        _end(series, since=anchor.starts_at if anchor and scope == "following" else now, now=now)
        if done:
            event = SeriesCancelled(series.id, done[0].id, len(done), reason, done[0].version)
            outbox.record(actor, event, now=now)
    return Outcome(series, done)


@guarded
def reschedule(
    actor: Actor,
    series_id: UUID,
    *,
    scope: Scope,
    booking_id: UUID | None = None,
    starts_at: datetime | None = None,
    staff_id: UUID | None = None,
    allow_outside_hours: bool = False,
    skip_conflicts: bool = False,
    now: datetime,
) -> Outcome:
    """Move one booking to `starts_at`, and what is to come of the series by as much on its clocks; or to a member.

    Without `booking_id` it is the next one that moves to `starts_at`. Raises NothingToChange, BookingNeeded,
    SeriesConflicts and what `bookings.reschedule` refuses.
    """
    actor.require("booking.write")
    if not starts_at and not staff_id:
        raise rules.NothingToChange
    series = queries.get(actor, series_id)
    anchor, chosen = _chosen(actor, series, scope, booking_id, staff_id=staff_id, now=now)
    if not chosen:
        return Outcome(series, [])
    old = (anchor or chosen[0]).starts_at
    new, zone, alone = starts_at or old, ZoneInfo(series.timezone), scope == "this"

    how: dict[str, Any] = {"staff_id": staff_id, "allow_outside_hours": allow_outside_hours, "alone": alone, "now": now}

    def move(one: Booking, start: datetime, suggest: bool) -> Booking:
        return bookings.reschedule(actor, one.id, starts_at=start, suggest=suggest, **how)

    # The last one first when they move ahead: none runs into one that is still to move.
    ordered = list(reversed(chosen)) if new > old else chosen
    starts = [rules.shifted(one.starts_at, old=old, new=new, zone=zone) for one in ordered]
    done, skipped = _sorted_out(_each(ordered, starts, move), skip_conflicts=skip_conflicts)
    if not alone:
        was = next(one.starts_at for one in chosen if one.id == done[0].id)
        event = SeriesRescheduled(series.id, done[0].id, len(done), was, done[0].starts_at, done[0].version)
        outbox.record(actor, event, now=now)
    return Outcome(series, done, skipped)


def _book(actor: Actor, plan: Plan, *, now: datetime) -> tuple[str, list[Occurrence]]:
    """The timezone, and each start, booked when it can be."""
    actor.require("booking.write")
    timezone = plan.timezone or vendors.current(actor).timezone

    def book(_: None, start: datetime, suggest: bool) -> Booking:
        return bookings.create(
            actor,
            service_id=plan.service_id,
            contact_id=plan.contact_id,
            starts_at=start,
            staff_id=plan.staff_id,
            allow_outside_hours=plan.allow_outside_hours,
            suggest=suggest,
            now=now,
        )

    starts = rules.occurrences(plan.rrule, plan.starts_at, ZoneInfo(timezone))
    return timezone, _each([None] * len(starts), starts, book)


def _each(things: list[One], starts: list[datetime], act: Callable[[One, datetime, bool], Booking]) -> list[Occurrence]:
    """Act on each thing and its start, one after the other; some that are refused are told the nearest free starts."""
    found: list[Occurrence] = []
    suggestions = MOST_SUGGESTIONS
    for thing, start in zip(things, starts, strict=True):
        of = thing.id if isinstance(thing, Booking) else None
        try:
            found.append(Occurrence(start, booking=act(thing, start, suggestions > 0), of=of))
        except OF_ONE_START as refusal:
            found.append(Occurrence(start, refusal=refusal, of=of))
            suggestions -= 1
    return found


def _sorted_out(found: Iterable[Occurrence], *, skip_conflicts: bool) -> tuple[list[Booking], list[Occurrence]]:
    """What was done and what was left out, each in order of start. Raises SeriesConflicts."""
    found = sorted(found, key=lambda occurrence: occurrence.starts_at)
    done = [occurrence.booking for occurrence in found if occurrence.booking]
    refused = [occurrence for occurrence in found if occurrence.refusal]
    if refused and not (skip_conflicts and done):
        raise rules.SeriesConflicts(conflicts=[occurrence.told() for occurrence in refused])
    return done, refused


def _chosen(
    actor: Actor,
    series: Series,
    scope: Scope,
    booking_id: UUID | None,
    *,
    staff_id: UUID | None = None,
    now: datetime,
) -> tuple[Booking | None, list[Booking]]:
    """The booking that was named, and those that are meant, in order of start: of several those that are to come and
    can still be moved. Their calendars, and that of the member they are to go to, are locked."""
    of_series = queries.bookings_of(actor, series)
    anchor = of_series.filter(id=booking_id).first() if booking_id else None
    if booking_id and anchor is None:
        raise booking_rules.BookingNotFound
    if scope != "all" and anchor is None:
        raise rules.BookingNeeded
    meant = of_series.filter(status__in=booking_rules.MOVABLE, starts_at__gt=now)
    if scope == "following" and anchor:
        meant = meant.filter(starts_at__gte=anchor.starts_at)
    if scope == "this" and anchor:
        meant = of_series.filter(id=anchor.id)
    many.lock_calendars(actor, meant.values_list("id", flat=True), staff_id)
    return anchor, list(meant.all())


def _end(series: Series, *, since: datetime, now: datetime) -> None:
    """It has ended, when nothing of it is left from then on."""
    left = Booking.objects.within(series.vendor_id).filter(
        series=series, status__in=booking_rules.MOVABLE, starts_at__gte=since
    )
    if series.ended_at is None and not left.exists():
        series.ended_at = now
        series.save(update_fields=["ended_at"])
