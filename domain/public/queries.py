"""What anybody may see of a vendor, and what the secret addresses lead to."""

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from domain.access import Actor, system
from domain.bookings import queries as bookings
from domain.bookings import slots
from domain.bookings.models import Booking, Status
from domain.bookings.places import own_reservation
from domain.channels import queries as channels
from domain.people import queries as people
from domain.people import rules as tokens
from domain.people.models import Member
from domain.public import rules
from domain.public.models import ContactCode
from domain.services import queries as services
from domain.services.models import Service, ServiceMember
from domain.services.rules import ServiceNotFound
from domain.vendors.models import Vendor

_MAY = frozenset(
    {"service.read", "member.read", "contact.read", "contact.write", "booking.read", "booking.write"},
)


def customer(vendor_id: UUID) -> Actor:
    """Whoever comes from outside, acting for themself. What they may see of it is decided here, not by permissions."""
    return Actor(vendor_id, kind="contact", permissions=_MAY)


def vendor(slug: str) -> Vendor:
    """The vendor whose page it is. Raises VendorNotFound."""
    found = Vendor.objects.filter(slug=slug, is_active=True, deleted_at=None, takes_public_bookings=True).first()
    if found is None:
        raise rules.VendorNotFound
    return found


def checks_phones(vendor: Vendor) -> bool:
    """Whether the vendor has WhatsApp, over which codes go to phones."""
    try:
        channels.whatsapp(system(vendor.id))
    except channels.ChannelNotConnected:
        return False
    return True


def list_services(vendor: Vendor) -> QuerySet[Service]:
    return services.list_services(customer(vendor.id), is_public=True, is_active=True)


def service(vendor: Vendor, service_id: UUID) -> Service:
    """Raises ServiceNotFound, also for one that is not public."""
    found = services.get(customer(vendor.id), service_id)
    if not (found.is_public and found.is_active):
        raise ServiceNotFound
    return found


def is_offered(
    actor: Actor,
    service_id: UUID,
    starts_at: datetime,
    *,
    staff_id: UUID | None,
    moving: Booking | None = None,
    now: datetime,
) -> bool:
    """Whether it is a slot: customers choose of those, where staff may book any minute that is free."""
    found = slots.find(
        actor,
        service_id,
        since=starts_at,
        until=starts_at + timedelta.resolution,
        staff_id=staff_id,
        leaving=own_reservation(moving),
        now=now,
    )
    return bool(found)


def servers(vendor: Vendor) -> dict[UUID | None, list[Member]]:
    """Who serves each service for which somebody is named; under None, who serves all others. Two queries."""
    bookable = Member.objects.within(vendor.id).filter(is_bookable=True, is_active=True)
    members = {member.id: member for member in bookable.select_related("user").order_by("created_at", "id")}
    found: dict[UUID | None, list[Member]] = defaultdict(list, {None: list(members.values())})
    for service_id, member_id in ServiceMember.objects.within(vendor.id).values_list("service_id", "member_id"):
        found[service_id] += [members[member_id]] if member_id in members else []
    return found


def code(vendor_id: UUID, code_id: UUID) -> tuple[ContactCode | None, str]:
    """For the letter, which no actor writes: the code's row with its vendor, and its digits."""
    row = ContactCode.objects.within(vendor_id).filter(id=code_id).select_related("vendor").first()
    return row, rules.derived_code(code_id, settings.SECRET_KEY)


def by_manage_token(token: str) -> Booking:
    """The booking of this link, with service, staff and vendor. Raises TokenMalformed, TokenForeign."""
    tokens.check_form(token, rules.MANAGE_PREFIX)
    found = Booking.objects.across_vendors().filter(
        manage_hash=tokens.token_hash(token), vendor__is_active=True, vendor__deleted_at=None
    )
    booking = found.select_related("service", "staff__user", "vendor").first()
    if booking is None:
        raise tokens.TokenForeign
    return booking


def by_feed_token(token: str) -> tuple[Member, Actor]:
    """The member whose calendar it is, with vendor, and what they may now. Raises CalendarNotFound."""
    found = Member.objects.across_vendors().filter(
        feed_hash=tokens.token_hash(token), vendor__is_active=True, vendor__deleted_at=None
    )
    member = found.select_related("vendor", "user").first()
    actor = people.as_actor(member.vendor_id, member.id) if member else None
    if member is None or actor is None or not actor.can("booking.read"):
        raise rules.CalendarNotFound
    return member, actor


def feed(member: Member, actor: Actor, *, today: datetime) -> list[Booking]:
    """The member's own bookings, as far as they still see them: at most FEED_MOST, the earliest."""
    found = bookings.list_bookings(
        actor, staff_id=member.id, starts_from=today - rules.FEED_FROM, starts_before=today + rules.FEED_UNTIL
    )
    found = found.exclude(status__in=(Status.HELD, Status.CANCELLED))
    return list(found.select_related("service").order_by("starts_at", "id")[: rules.FEED_MOST])
