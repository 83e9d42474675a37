"""The demo's calendar: hours, a holiday to come, and three weeks of bookings, by the same plan on every day it is made.

What has begun was made and dealt with in its own time; its customers have no address, so that nobody is written to
about it now.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle
from zoneinfo import ZoneInfo

from django.db.models import F

from domain.access import Actor
from domain.availability import actions as availability
from domain.availability.queries import Whose
from domain.availability.rules import Timetable, WallSpan
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.outbox.models import OutboxEvent
from domain.people.models import Member
from domain.services import actions as services
from domain.services.models import Service

DAYS_BACK, DAYS_AHEAD = 10, 12
OPEN = WallSpan(9 * 60, 18 * 60)
SATURDAY = WallSpan(10 * 60, 15 * 60)
WEEKLY = Timetable({**dict.fromkeys(range(5), (OPEN,)), 5: (SATURDAY,)})
COLOURS = ("#0d9488", "#d97706", "#7c3aed", "#db2777")
REGULARS = ("Dara Example", "Emil Example", "Farah Example", "Gus Example", "Hana Example")
DAY_PLANS = (
    ("09:00", "10:30", "13:00", "15:30"),
    ("09:30", "11:30", "14:00"),
    ("10:00", "12:00", "14:30", "16:00"),
    ("09:00", "11:00", "15:00"),
    ("10:30", "13:30", "16:15"),
)
"""Starts of a member's day; on a Saturday those that fit into it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    day: date
    staff: Member
    starts: tuple[str, ...]


def fill(
    actor: Actor,
    *,
    offers: tuple[tuple[str, int, str], ...],
    hired: list[Member],
    known: list[Contact],
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """`offers`: title, minutes, price. All who are hired serve them; the owner is kept free for the tour."""
    for member in hired:
        availability.set_hours(actor, Whose(member_id=member.id), WEEKLY, now=now)
    offered = [
        services.offer(
            actor,
            title=title,
            duration_minutes=minutes,
            price=Decimal(price),
            colour=COLOURS[number % len(COLOURS)],
            requires_confirmation=number == len(offers) - 1,
            member_ids=[member.id for member in hired],
            now=now - timedelta(days=DAYS_BACK + 5),
        )
        for number, (title, minutes, price) in enumerate(offers)
    ]
    regulars = [contacts.add(actor, name=name, now=now) for name in REGULARS]
    today = now.astimezone(zone).date()
    off_on = _weekday_after(today + timedelta(days=2))
    availability.add_time_off(
        actor,
        Whose(member_id=hired[-1].id),
        starts_at=datetime.combine(off_on, time(13), zone),
        ends_at=datetime.combine(off_on, time(18), zone),
        reason="Dentist",
        now=now,
    )
    services_in_turn, past, coming = cycle(offered), cycle(regulars), cycle([*known, *regulars])
    begun = []
    for plan in _plans(today, hired):
        for clock in plan.starts:
            service = next(services_in_turn)
            starts_at = datetime.combine(plan.day, time.fromisoformat(clock), zone)
            ends_at = starts_at + timedelta(minutes=service.duration_minutes)
            if not _fits(plan, starts_at, ends_at, off_on, hired[-1]):
                continue
            contact = next(past) if starts_at <= now else next(coming)
            booking = _book(actor, service, contact, plan.staff, starts_at, ends_at, now=now)
            if starts_at <= now:
                begun.append(str(booking.id))
    # What followed from these is done as well: the first real message does not wait behind hundreds of events.
    events = OutboxEvent.objects.within(actor.vendor_id).filter(payload__booking_id__in=begun)
    events.update(handled_at=F("recorded_at"))


def _weekday_after(day: date) -> date:
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _plans(today: date, hired: list[Member]) -> list[_Plan]:
    found = []
    for offset in range(-DAYS_BACK, DAYS_AHEAD):
        day = today + timedelta(days=offset)
        for number, member in enumerate(hired):
            if day.weekday() < 6 and (offset + 2 * number) % 7:
                plan = DAY_PLANS[(day.toordinal() + 2 * number) % len(DAY_PLANS)]
                found.append(_Plan(day, member, plan))
    return found


def _fits(plan: _Plan, starts_at: datetime, ends_at: datetime, off_on: date, who_is_off: Member) -> bool:
    (span,) = WEEKLY.weekly[plan.day.weekday()]
    first, last = starts_at.hour * 60 + starts_at.minute, ends_at.hour * 60 + ends_at.minute
    is_off = plan.day == off_on and plan.staff == who_is_off and last > 13 * 60
    return span.start <= first and last <= span.end and not is_off


def _book(
    actor: Actor,
    service: Service,
    contact: Contact,
    staff: Member,
    starts_at: datetime,
    ends_at: datetime,
    *,
    now: datetime,
) -> Booking:
    made_at = min(now, starts_at - timedelta(days=1 + starts_at.day % 6, hours=starts_at.day % 5))
    booking = bookings.create(
        actor,
        service_id=service.id,
        contact_id=contact.id,
        staff_id=staff.id,
        starts_at=starts_at,
        suggest=False,
        now=made_at,
    )
    if ends_at <= now:
        _deal_with(actor, booking, ends_at=ends_at)
    elif service.requires_confirmation and (starts_at <= now or starts_at.hour % 3):
        bookings.confirm(actor, booking.id, now=now)
    return booking


def _deal_with(actor: Actor, booking: Booking, *, ends_at: datetime) -> None:
    """What became of it: most were given, one in eleven was missed, one in nine called off."""
    number = booking.starts_at.toordinal() * 7 + booking.starts_at.hour * 3 + booking.starts_at.minute
    if number % 9 == 0:
        bookings.cancel(actor, booking.id, reason="Called off by phone.", now=booking.starts_at - timedelta(hours=5))
        return
    if booking.status == "pending":
        bookings.confirm(actor, booking.id, now=booking.created_at)
    if number % 11 == 0:
        bookings.miss(actor, booking.id, now=ends_at)
    else:
        bookings.complete(actor, booking.id, now=ends_at)
