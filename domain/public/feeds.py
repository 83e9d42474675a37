"""Members' calendars under secret addresses, for whatever program shows calendars."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain import limits
from domain.access import Actor
from domain.bookings import ics
from domain.limits import Limit
from domain.members import queries as members
from domain.outbox import actions as outbox
from domain.people import rules as tokens
from domain.people.models import Member
from domain.public import queries, rules
from domain.public.events import CalendarFeedClosed, CalendarFeedOpened

WRONG_FEEDS_BY_NETWORK = Limit("public.feed.network", "50 per 5 minutes")
FETCHES_OF_FEED = Limit("public.feed", "120 per hour")


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


def fetch(token: str, *, address: str | None, now: datetime) -> bytes:
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
