"""Waiting for time that is taken, and offering what becomes free: first come, first offered."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import Actor, system
from domain.availability.rules import Span
from domain.bookings import actions as bookings
from domain.bookings import servers, slots
from domain.bookings.guards import guarded
from domain.bookings.models import Booking, CancelledBy, Status
from domain.contacts import queries as contacts
from domain.errors import Refusal
from domain.outbox import actions as outbox
from domain.services import queries as services
from domain.waitlist import queries, rules
from domain.waitlist.events import WaitlistJoined, WaitlistLeft, WaitlistOffered
from domain.waitlist.models import WaitlistEntry, WaitStatus


@transaction.atomic
def join(
    actor: Actor,
    *,
    contact_id: UUID,
    service_id: UUID,
    wanted_from: datetime,
    wanted_until: datetime,
    staff_id: UUID | None = None,
    now: datetime,
) -> WaitlistEntry:
    """The contact waits for a start in [wanted_from, wanted_until).

    Raises BadWindow, AlreadyWaiting, StaffDoesNotServe, OutOfReach.
    """
    actor.require("booking.write")
    service = services.get(actor, service_id)
    contact = contacts.get(actor, contact_id, lock=True)  # so that two at once don't join twice
    if staff_id:
        servers.lock(actor, service, staff_id=staff_id)
    rules.check_window(wanted_from, wanted_until, now=now)
    entry = WaitlistEntry(
        vendor_id=actor.vendor_id,
        contact=contact,
        service=service,
        staff_id=staff_id,
        wanted_from=wanted_from,
        wanted_until=wanted_until,
        created_at=now,
    )
    same = WaitlistEntry.objects.within(actor.vendor_id).filter(
        contact=contact, service=service, wanted_from=wanted_from, wanted_until=wanted_until
    )
    if same.filter(status__in=(WaitStatus.WAITING, WaitStatus.OFFERED)).exists():
        raise rules.AlreadyWaiting
    entry.save(force_insert=True)
    outbox.record(actor, WaitlistJoined(entry.id, contact.id, service.id), now=now)
    return entry


@guarded
def leave(actor: Actor, entry_id: UUID, *, now: datetime) -> None:
    """Wait no longer; what is kept as an offer is free again. Raises EntryNotFound, NoLongerWaiting."""
    actor.require("booking.write")
    entry = queries.get(actor, entry_id, lock=True)
    rules.check_waits(entry.status)
    offer = entry.booking if entry.status == WaitStatus.OFFERED else None
    entry.status = WaitStatus.CANCELLED
    entry.save(update_fields=["status"])
    if offer and offer.status == Status.HELD:
        # By Spout: the time that was kept may be in a calendar beyond the actor's reach.
        why = "The contact left the waitlist."
        bookings.cancel(system(actor.vendor_id), offer.id, reason=why, by=CancelledBy.SYSTEM, now=now)
    outbox.record(actor, WaitlistLeft(entry.id), now=now)


@transaction.atomic
def settle(booking_id: UUID, vendor_id: UUID, *, now: datetime) -> None:
    """Whoever was offered this booking has it now, or waits on when the hold is gone. Twice is as good as once."""
    entry = (
        WaitlistEntry.objects.within(vendor_id)
        .filter(booking_id=booking_id, status=WaitStatus.OFFERED)
        .select_for_update(no_key=True)
        .first()
    )
    if entry is None:
        return
    booking = Booking.objects.within(vendor_id).get(id=booking_id)
    if booking.status == Status.HELD:
        return
    if booking.held_until is None:
        entry.status = WaitStatus.BOOKED
    elif entry.wanted_until > now:
        entry.status = WaitStatus.WAITING
    else:
        entry.status = WaitStatus.EXPIRED
    entry.save(update_fields=["status"])


@transaction.atomic
def offer(freed: Span, vendor_id: UUID, *, now: datetime) -> None:
    """Keep what has become free for those who wait, first come, first offered. Twice offers nothing more."""
    entries = queries.waiting(vendor_id, freed, now=now)
    _offer_each([(entry, rules.starts_for(freed, entry.service)) for entry in entries], now=now)


@transaction.atomic
def offer_what_opened(vendor_id: UUID, *, now: datetime) -> None:
    """The vendor is open longer, or offers more: keep what those who wait want of it. Twice offers nothing more."""
    entries = list(queries.waiting(vendor_id, Span(now, now + rules.LONGEST), now=now))
    wanted: dict[tuple[UUID, UUID | None], list[Span]] = defaultdict(list)
    for entry in entries:
        wanted[_which(entry)].append(_wanted(entry))
    searched = {which: rules.together(spans, longest=slots.LONGEST) for which, spans in wanted.items()}

    def around(entry: WaitlistEntry) -> Span:
        own = _wanted(entry)
        return next(span for span in searched[_which(entry)] if span.start <= own.start and own.end <= span.end)

    _offer_each([(entry, around(entry)) for entry in entries], now=now)


def expire(*, now: datetime) -> int:
    """Who waited for what is past waits no longer; answers how many."""
    waiting = WaitlistEntry.objects.across_vendors().filter(status=WaitStatus.WAITING, wanted_until__lte=now)
    return waiting.update(status=WaitStatus.EXPIRED)


def _which(entry: WaitlistEntry) -> tuple[UUID, UUID | None]:
    return entry.service_id, entry.staff_id


def _wanted(entry: WaitlistEntry) -> Span:
    """What can be searched at once, of the time that is waited for."""
    return Span(entry.wanted_from, min(entry.wanted_until, entry.wanted_from + slots.LONGEST))


def _offer_each(entries: Iterable[tuple[WaitlistEntry, Span]], *, now: datetime) -> None:
    """Keep one of the free starts in its span for each who wants one, in order. What several wait for is searched
    once, until some of it is given away."""
    found: dict[tuple[UUID, UUID | None, Span], list[datetime]] = {}
    for entry, span in entries:
        which = (*_which(entry), span)
        if which not in found:
            found[which] = _free_between(entry, span, now=now)
        if found[which] and _offer_one_of(found[which], entry, now=now):
            found.clear()  # there is less free time now


def _free_between(entry: WaitlistEntry, span: Span, *, now: datetime) -> list[datetime]:
    since = max(span.start, now + rules.OFFER)
    if since >= span.end:
        return []
    free = slots.find(
        system(entry.vendor_id), entry.service_id, since=since, until=span.end, staff_id=entry.staff_id, now=now
    )
    return [slot.starts_at for slot in free]


def _offer_one_of(free: list[datetime], entry: WaitlistEntry, *, now: datetime) -> bool:
    """Whether one is kept for them now."""
    offered = queries.starts_offered(entry)
    starts = rules.fitting(free, entry.wanted_from, entry.wanted_until, offered=offered)
    return any(_offer(entry, start, now=now) for start in starts)


def _offer(entry: WaitlistEntry, start: datetime, *, now: datetime) -> bool:
    try:
        with transaction.atomic():
            return _hold(entry, start, now=now)
    except Refusal:  # somebody was faster
        return False


def _hold(seen: WaitlistEntry, start: datetime, *, now: datetime) -> bool:
    waiting = WaitlistEntry.objects.within(seen.vendor_id).filter(id=seen.id, status=WaitStatus.WAITING)
    entry = waiting.select_for_update(no_key=True).first()
    if entry is None:  # offered something else meanwhile
        return False
    spout = system(entry.vendor_id)
    booking = bookings.hold(
        spout,
        service_id=entry.service_id,
        contact_id=entry.contact_id,
        starts_at=start,
        staff_id=entry.staff_id,
        lasts=rules.OFFER,
        now=now,
    )
    entry.status, entry.booking, entry.offered_at = WaitStatus.OFFERED, booking, now
    entry.offers += 1
    entry.save(update_fields=["status", "booking", "offered_at", "offers"])
    outbox.record(spout, WaitlistOffered(entry.id, booking.id, start), now=now)
    return True
