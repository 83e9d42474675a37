"""Booking without an account: a code proves the address, a secret link manages the booking. And members' calendars
under secret addresses."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, When
from uuid_utils.compat import uuid7

from domain import limits
from domain.access import Actor
from domain.bookings import actions as bookings
from domain.bookings import ics, slots
from domain.bookings import rules as booking_rules
from domain.bookings.models import Booking, CancelledBy, Status
from domain.bookings.places import own_reservation
from domain.contacts import actions as contacts
from domain.deliveries import actions as deliveries
from domain.limits import Limit
from domain.members import queries as members
from domain.outbox import actions as outbox
from domain.people import rules as tokens
from domain.people.models import Member
from domain.public import queries, rules
from domain.public.events import CalendarFeedClosed, CalendarFeedOpened
from domain.public.models import ContactCode
from domain.vendors.models import Vendor

PAGES_BY_NETWORK = Limit("public.page", "600 per minute")
SEARCHES_BY_NETWORK = Limit("public.slots", "300 per minute")
CODES_THERE = Limit("public.code.there", "5 per hour")
CODES_TO_ONE = Limit("public.code.to", "10 per hour; 30 per day")
CODES_BY_NETWORK = Limit("public.code.network", "50 per hour")
BOOKINGS_BY_NETWORK = Limit("public.booking.network", "100 per hour")
BOOKINGS_BY_ONE = Limit("public.booking.by", "30 per hour")
WRONG_LINKS_BY_NETWORK = Limit("public.link", "50 per 5 minutes")
CHANGES_BY_LINK = Limit("public.change", "60 per hour")
WRONG_FEEDS_BY_NETWORK = Limit("public.feed.network", "50 per 5 minutes")
FETCHES_OF_FEED = Limit("public.feed", "120 per hour")


@transaction.atomic
def send_code(
    vendor: Vendor,
    *,
    email: str | None = None,
    phone_number: str | None = None,
    language: str | None = None,
    address: str | None,
    now: datetime,
) -> None:
    """Send a code to the e-mail, or by WhatsApp to the phone; what was sent there before no longer works.

    Raises PhoneNotChecked, TooManyTries.
    """
    to, network = email or phone_number or "", limits.network_of(address)
    if not (email or queries.checks_phones(vendor)):
        raise rules.PhoneNotChecked
    CODES_BY_NETWORK.spend(network)
    CODES_THERE.spend(f"{to}@{network}")
    CODES_TO_ONE.spend(to)
    code = ContactCode(id=uuid7(), vendor=vendor, address=to, created_at=now, expires_at=now + rules.CODE_LIFETIME)
    digits = rules.derived_code(code.id, settings.SECRET_KEY)
    code.code_hash = rules.code_hash(code.id, digits, settings.SECRET_KEY)
    code.save(force_insert=True)
    order = deliveries.Order(
        channel="email" if email else "whatsapp",
        kind="public.code",
        effect_key=f"public.code:{code.id}",
        send_at=now,
        context={"code_id": str(code.id), "language": language or vendor.locale},
    )
    deliveries.place(vendor.id, [order], now=now)


def prove(vendor: Vendor, to: str, code: str, *, address: str | None, now: datetime) -> ContactCode:
    """The last code that was sent there, when this is it; `book` tells when it was spent or has expired.

    Call it outside of any transaction: a wrong try counts, whatever is taken back. Raises BadCode, TooManyTries.
    """
    BOOKINGS_BY_NETWORK.spend(limits.network_of(address))
    codes = ContactCode.objects.within(vendor.id)
    last = codes.filter(address=to).order_by("-created_at", "-id").first()
    if last is None:
        raise rules.BadCode
    given = rules.code_hash(last.id, code, settings.SECRET_KEY)
    # One statement: of many who try at once, none is compared that was not counted.
    counted = Case(When(code_hash=given, then=F("tries")), default=F("tries") + 1)
    compared = codes.filter(id=last.id, tries__lt=rules.MOST_TRIES).update(tries=counted)
    if not compared or bytes(last.code_hash) != given:
        raise rules.BadCode
    BOOKINGS_BY_ONE.spend(f"{vendor.id}:{to}")
    return last


@transaction.atomic
def book(
    vendor: Vendor,
    proof: ContactCode,
    *,
    service_id: UUID,
    starts_at: datetime,
    name: str,
    staff_id: UUID | None = None,
    description: str = "",
    language: str | None = None,
    now: datetime,
) -> str:
    """Book for whoever has proved the address: the contact known by it, or a new one. Answers `manage_token`.

    Raises CodeExpired, CodeSpent, ServiceNotFound, NotOffered and what `bookings.create` does.
    """
    _spend(proof, now=now)
    actor = queries.customer(vendor.id)
    service = queries.service(vendor, service_id)
    contact = contacts.meet_proven(actor, proof.address, name=name, language=language or vendor.locale, now=now)
    offered = queries.is_offered(actor, service.id, starts_at, staff_id=staff_id, now=now)
    booking = bookings.create(
        actor,
        service_id=service.id,
        contact_id=contact.id,
        starts_at=starts_at,
        staff_id=staff_id,
        description=description,
        now=now,
    )
    if not offered:  # asked last: what is taken, or too soon, is told as such
        raise rules.NotOffered
    return manage_token(booking)


def _spend(proof: ContactCode, *, now: datetime) -> None:
    fresh = ContactCode.objects.within(proof.vendor_id).filter(id=proof.id, used_at=None)
    if not fresh.update(used_at=now):
        raise rules.CodeSpent
    if proof.expires_at <= now:
        raise rules.CodeExpired


def manage_token(booking: Booking) -> str:
    """The token of the link by which the customer manages the booking; from now on it works."""
    token = tokens.derived_token(rules.MANAGE_PREFIX, str(booking.id), settings.SECRET_KEY)
    hashed = tokens.token_hash(token)
    if booking.manage_hash is None or bytes(booking.manage_hash) != hashed:
        booking.manage_hash = hashed
        Booking.objects.within(booking.vendor_id).filter(id=booking.id).update(manage_hash=hashed)
    return token


def manage_page(token: str) -> str:
    """The address of the page behind the link. Browsers keep what stands behind `#`: no server logs it."""
    return f"{settings.PUBLIC_URL}/booking#token={token}"


def follow(token: str, *, address: str | None) -> Booking:
    """The booking of the link. Raises TooManyTries and what `queries.by_manage_token` does."""
    network = limits.network_of(address)
    WRONG_LINKS_BY_NETWORK.check(network)
    try:
        return queries.by_manage_token(token)
    except tokens.TokenInvalid:
        WRONG_LINKS_BY_NETWORK.note(network)
        raise


def free_starts(
    booking: Booking, *, since: datetime, until: datetime, with_anybody: bool = False, now: datetime
) -> list[slots.Slot]:
    """Every start that `reschedule` would take, with whom it was or with anybody; the booking's own time is no
    obstacle. Raises what `slots.find` does."""
    return slots.find(
        queries.customer(booking.vendor_id),
        booking.service_id,
        since=since,
        until=until,
        staff_id=None if with_anybody else booking.staff_id,
        leaving=own_reservation(booking),
        now=now,
    )


def confirm(token: str, *, version: int | None = None, address: str | None, now: datetime) -> Booking:
    """Make a booking of what was held for the customer; of one that is confirmed it says that they come. Raises
    AwaitsVendor."""
    booking, actor, version = _to_change(token, version, address)
    if booking.status == Status.PENDING:
        raise rules.AwaitsVendor
    if booking.status != Status.CONFIRMED:
        bookings.confirm(actor, booking.id, version=version, now=now)
    else:
        bookings.note_coming(actor, booking.id, version=version, now=now)
    return queries.by_manage_token(token)


@transaction.atomic
def reschedule(
    token: str,
    *,
    starts_at: datetime,
    staff_id: UUID | None = None,
    version: int | None = None,
    address: str | None,
    now: datetime,
) -> Booking:
    """Raises TooLate, NotOffered, and what `bookings.reschedule` does."""
    booking, actor, version = _to_change(token, version, address)
    rules.check_in_time(booking.starts_at, booking.service.reschedule_notice_minutes, now=now)
    offered = starts_at == booking.starts_at or queries.is_offered(
        actor, booking.service_id, starts_at, staff_id=staff_id or booking.staff_id, moving=booking, now=now
    )
    bookings.reschedule(actor, booking.id, starts_at=starts_at, staff_id=staff_id, version=version, now=now)
    if not offered:
        raise rules.NotOffered
    return queries.by_manage_token(token)


def cancel(token: str, *, reason: str = "", version: int | None = None, address: str | None, now: datetime) -> Booking:
    """Raises TooLate, and what `bookings.cancel` does."""
    booking, actor, version = _to_change(token, version, address)
    rules.check_in_time(booking.starts_at, booking.service.cancel_notice_minutes, now=now)
    bookings.cancel(actor, booking.id, reason=reason, by=CancelledBy.CUSTOMER, version=version, now=now)
    return queries.by_manage_token(token)


def _to_change(token: str, version: int | None, address: str | None) -> tuple[Booking, Actor, int]:
    """With the version that was looked at: what the terms were checked against is what is changed."""
    booking = follow(token, address=address)
    CHANGES_BY_LINK.spend(str(booking.id))
    booking_rules.check_version(booking.version, version)
    return booking, queries.customer(booking.vendor_id), booking.version


@transaction.atomic
def open_feed(actor: Actor, member_id: UUID, *, now: datetime) -> str:
    """The token of a new secret address of the member's calendar, which is not kept; the old one is dead.

    Raises MemberNotFound, NotForKeys.
    """
    member = _whose_feed(actor, member_id)
    token = tokens.new_token(rules.FEED_PREFIX)
    _set_feed(member, tokens.token_hash(token))
    outbox.record(actor, CalendarFeedOpened(member.id), now=now)
    return token


@transaction.atomic
def close_feed(actor: Actor, member_id: UUID, *, now: datetime) -> None:
    """Its address is dead; one that was never opened is no error. Raises MemberNotFound, NotForKeys."""
    member = _whose_feed(actor, member_id)
    if member.feed_hash:
        _set_feed(member, None)
        outbox.record(actor, CalendarFeedClosed(member.id), now=now)


def _whose_feed(actor: Actor, member_id: UUID) -> Member:
    """Oneself, or whom one may change and whose bookings one sees anyway. No key: it would outlive itself so."""
    actor.require("booking.read")
    if member_id == actor.member_id:
        return Member.objects.within(actor.vendor_id).select_for_update(no_key=True).get(id=member_id)
    actor.require("member.write")
    actor.require_person()
    return members.get(actor, member_id, lock=True)


def _set_feed(member: Member, feed_hash: bytes | None) -> None:
    member.feed_hash = feed_hash
    member.save(update_fields=["feed_hash"])


def feed(token: str, *, address: str | None, now: datetime) -> bytes:
    """The calendar under a secret address; the same all day unless something changes. Raises CalendarNotFound,
    TooManyTries."""
    network = limits.network_of(address)
    WRONG_FEEDS_BY_NETWORK.check(network)
    try:
        member, actor = queries.by_feed_token(token)
    except rules.CalendarNotFound:
        WRONG_FEEDS_BY_NETWORK.note(network)
        raise
    FETCHES_OF_FEED.spend(str(member.id))
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    found = queries.feed(member, actor, today=today)
    return ics.feed(found, name=f"{member.user.name} · {member.vendor.name}", now=today)


def forget(*, before: datetime) -> None:
    """Drop codes that expired long ago, and with them the addresses."""
    ContactCode.objects.across_vendors().filter(expires_at__lt=before).delete()
