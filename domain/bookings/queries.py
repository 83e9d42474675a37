"""Finding bookings, and who is free."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from domain import visibility
from domain.access import Actor
from domain.bookings import rules
from domain.bookings.models import Booking, Status
from domain.compiled import compiled
from domain.contacts.queries import matching
from domain.members import queries as members
from domain.people.models import Member
from domain.services.models import Service, ServiceMember


def list_bookings(
    actor: Actor,
    *,
    search: str = "",
    starts_from: datetime | None = None,
    starts_before: datetime | None = None,
    **filters: Any,
) -> QuerySet[Booking]:
    """What the actor may see, filtered by status, service_id, team_id, staff_id, contact_id and a span of starts."""
    actor.require("booking.read")
    bookings = Booking.objects.within(actor.vendor_id)
    if wanted := visibility.bookings(actor) & Q(**filters):
        bookings = bookings.filter(wanted)
    if starts_from:
        bookings = bookings.filter(starts_at__gte=starts_from)
    if starts_before:
        bookings = bookings.filter(starts_at__lt=starts_before)
    if search:
        bookings = bookings.filter(matching(search, "contact__") | Q(title__istartswith=search))
    return bookings


def get(actor: Actor, booking_id: UUID, *, lock: bool = False) -> Booking:
    """The booking with service, staff and contact, or BookingNotFound. `lock` holds it until the commit."""
    rows = list_bookings(actor, id=booking_id)
    if lock:
        rows = (
            Booking.objects.within(actor.vendor_id)
            .filter(id__in=rows.values("id"))
            .select_for_update(of=("self",), no_key=True)
        )
    booking = rows.select_related("service", "staff__user", "contact", "team").first()
    if booking is None:
        raise rules.BookingNotFound
    return booking


def lock_servers(actor: Actor, service: Service, staff_id: UUID | None) -> list[Member]:
    """Those who could serve it (the asked one alone, when given) and into whose calendars the actor may book, locked
    in order of id until the commit.

    While the lock is held nobody else writes into their calendars: two bookings race for it, not for the constraint.
    Raises MemberNotFound, StaffDoesNotServe, OutOfReach.
    """
    serving = _servers(vendor_id=actor.vendor_id, service_id=service.id, staff_id=staff_id)
    if not serving and staff_id:
        members.get(actor, staff_id)  # one who is not there is not found; one who does not serve is refused
    if not serving:
        raise rules.StaffDoesNotServe
    return _within_reach(actor, serving)


def _within_reach(actor: Actor, serving: list[Member]) -> list[Member]:
    """Nobody books what they could not see afterwards."""
    if actor.reach == "vendor":
        return serving
    reached = set(
        Member.objects.within(actor.vendor_id)
        .filter(visibility.calendars(actor), id__in=[member.id for member in serving])
        .values_list("id", flat=True)
    )
    within = [member for member in serving if member.id in reached]
    if not within and len(serving) == 1:
        members.get(actor, serving[0].id)  # whom one may not even see is not found
    if not within:
        raise rules.OutOfReach
    return within


@compiled
def _servers(*, vendor_id: UUID, service_id: UUID, staff_id: UUID | None) -> QuerySet[Member]:
    members = Member.objects.within(vendor_id).filter(is_bookable=True, is_active=True)
    if staff_id:
        members = members.filter(id=staff_id)
    serving = ServiceMember.objects.within(vendor_id).filter(service_id=service_id)
    named = Q(Exists(serving.filter(member_id=OuterRef("id")))) | ~Q(Exists(serving))
    return members.filter(named).select_related("user").select_for_update(of=("self",), no_key=True).order_by("id")


def busy_among(members: list[Member], busy_from: datetime, busy_until: datetime) -> set[UUID]:
    """Those of them with a booking in the span."""
    return set(
        Booking.objects.within(members[0].vendor_id)
        .filter(~Q(status=Status.CANCELLED), staff__in=members, busy_from__lt=busy_until, busy_until__gt=busy_from)
        .values_list("staff_id", flat=True)
    )
