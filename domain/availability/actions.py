"""Setting hours, adding and removing time off. Bookings that are there already stay."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from domain.access import Actor
from domain.availability import queries, rules
from domain.availability.events import HoursChanged, TimeOffAdded, TimeOffRemoved
from domain.availability.models import DAY, Hours, TimeOff
from domain.availability.queries import Whose
from domain.availability.rules import Timetable, WallSpan
from domain.outbox import actions as outbox
from domain.people.models import Member
from domain.resources.models import Resource
from domain.vendors.models import Vendor
from domain.vendors.rules import check_timezone

LONGEST = timedelta(days=400)

_Row = tuple[int | None, date | None, int | None, int | None]


@transaction.atomic
def set_hours(actor: Actor, whose: Whose, timetable: Timetable, *, timezone: str = "", now: datetime) -> None:
    """In place of all there were; `timezone` of a member, "" for the vendor's.

    Raises OverlappingHours, UnknownTimezone, MemberNotFound, ResourceNotFound.
    """
    owner = _hold(actor, whose)
    _check(timetable)
    before, after = _change_rows(actor, whose, timetable)
    if isinstance(owner, Member) and owner.timezone != timezone:
        before["timezone"], after["timezone"] = owner.timezone, timezone
        _move(owner, timezone)
    if before != after:
        outbox.record(actor, HoursChanged(whose.member_id, whose.resource_id, before, after), now=now)


@transaction.atomic
def add_time_off(
    actor: Actor, whose: Whose, *, starts_at: datetime, ends_at: datetime, reason: str = "", now: datetime
) -> TimeOff:
    """A stretch of a member or a resource. Raises BadSpan, MemberNotFound, ResourceNotFound."""
    _hold(actor, whose)
    if not timedelta(0) < ends_at - starts_at <= LONGEST:
        raise rules.BadSpan
    off = TimeOff(
        vendor_id=actor.vendor_id,
        member_id=whose.member_id,
        resource_id=whose.resource_id,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=reason,
        created_at=now,
    )
    off.save(force_insert=True)
    outbox.record(actor, TimeOffAdded(off.id, off.member_id, off.resource_id, starts_at, ends_at), now=now)
    return off


@transaction.atomic
def remove_time_off(actor: Actor, whose: Whose, time_off_id: UUID, *, now: datetime) -> None:
    """Raises TimeOffNotFound, MemberNotFound, ResourceNotFound."""
    _hold(actor, whose)
    off = queries.list_time_off(actor, whose, id=time_off_id).first()
    if off is None:
        raise queries.TimeOffNotFound
    off.delete()
    outbox.record(
        actor, TimeOffRemoved(time_off_id, off.member_id, off.resource_id, off.starts_at, off.ends_at), now=now
    )


def _hold(actor: Actor, whose: Whose) -> Member | Resource | Vendor:
    """Whose it is, locked, so that no other change comes between. One's own hours are part of one's calendar."""
    if whose.member_id:
        actor.require("booking.write" if whose.member_id == actor.member_id else "member.write")
    else:
        actor.require("service.write" if whose.resource_id else "vendor.write")
    return queries.get(actor, whose, lock=True)


def _check(timetable: Timetable) -> None:
    """No span reaches into another, on the same day or past midnight. Raises OverlappingHours."""
    week = [*_laid_out(timetable.weekly)]
    rules.check_day([*week, *(WallSpan(start + 7 * DAY, end + 7 * DAY) for start, end in week)])
    rules.check_day(_laid_out({day.toordinal(): spans for day, spans in timetable.dated.items()}))


def _laid_out(days: dict[int, tuple[WallSpan, ...]]) -> Iterator[WallSpan]:
    """The spans of all days, one day after the other."""
    for day in sorted(days):
        for start, end in days[day]:
            yield WallSpan(day * DAY + start, day * DAY + end)


def _change_rows(actor: Actor, whose: Whose, timetable: Timetable) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write what differs, and answer it: what there was, and what there is now."""
    stored = queries.rows_of(actor, whose)
    columns = ("weekday", "on", "from_minute", "until_minute")
    there: dict[_Row, UUID] = {row[:4]: row[4] for row in stored.values_list(*columns, "id")}
    wanted = set(_rows(timetable))
    gone, new = there.keys() - wanted, wanted - there.keys()
    stored.filter(id__in=[there[row] for row in gone]).delete()
    stored.bulk_create(
        Hours(
            vendor_id=actor.vendor_id,
            member_id=whose.member_id,
            resource_id=whose.resource_id,
            weekday=weekday,
            on=on,
            from_minute=start,
            until_minute=end,
        )
        for weekday, on, start, end in new
    )
    return _spans(gone), _spans(new)


def _rows(timetable: Timetable) -> Iterator[_Row]:
    for weekday, spans in timetable.weekly.items():
        yield from ((weekday, None, *span) for span in spans)
    for on, spans in timetable.dated.items():
        yield from ((None, on, *span) for span in spans or [(None, None)])


def _spans(rows: set[_Row]) -> dict[str, Any]:
    """As an event tells them."""
    told = [(weekday if on is None else on.isoformat(), start, end) for weekday, on, start, end in rows]
    return {"spans": sorted(told, key=str)} if told else {}


def _move(member: Member, timezone: str) -> None:
    if timezone:
        check_timezone(timezone)
    member.timezone = timezone
    member.save(update_fields=["timezone"])
