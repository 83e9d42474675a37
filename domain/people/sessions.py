"""Sign-ins: opening, refreshing and ending sessions, and the one-time tickets of sockets."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from domain.access import PlatformAdmin
from domain.audit import actions as audit
from domain.compiled import compiled, insert
from domain.outbox import actions as outbox
from domain.people import queries, rules
from domain.people.events import VendorEntered
from domain.people.models import AccountLink, Member, RefreshToken, Session, SocketTicket, User
from domain.vendors.models import Vendor
from domain.vendors.rules import VendorNotFound


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An open session, the user, and the refresh token in clear: it is not stored and can't be shown again."""

    session: Session
    refresh: str


@transaction.atomic
def open_session(user: User, *, vendor_id: UUID | None, device: str, address: str | None, now: datetime) -> SignedIn:
    """Begin a session in a vendor of the user's: the asked one, else the last used, else the first, else none.

    `user` is as they were when they proved who they are. Raises SessionEnded when that has changed since.
    """
    _hold(user)
    session = Session(
        user=user,
        vendor=_vendor_for(user, vendor_id),
        device=device[:200],
        address=address,
        created_at=now,
        last_seen_at=now,
    )
    insert(session)
    _note_platform_visit(session, now=now)
    if session.vendor_id:
        audit.note(user.id, "session.opened", vendor_id=session.vendor_id, now=now)
    return SignedIn(session, _give(session.id, rules.new_token(rules.REFRESH_PREFIX), now=now))


def refresh(token: str, *, now: datetime) -> SignedIn:
    """Spend the token and give its successor.

    Spent again within the grace, the same successor; after it, the session ends: somebody has a copy.
    Raises TokenMalformed, TokenForeign, TokenExpired, RefreshReused, SessionEnded.
    """
    rules.check_form(token, rules.REFRESH_PREFIX)
    with transaction.atomic():
        # Own columns only: with a join the condition moves into a subquery, and two could spend it at once.
        spent = RefreshToken.objects.filter(
            token_hash=rules.token_hash(token), used_at=None, expires_at__gt=now
        ).update(used_at=now)
        row = RefreshToken.objects.select_related("session__user").filter(token_hash=rules.token_hash(token)).first()
        if row is None:
            raise rules.TokenForeign
        session = row.session
        # The account, the membership and the vendor stand too, or the new access token would be good for nothing.
        queries.caller(user_id=session.user_id, session_id=session.id, vendor_id=session.vendor_id)
        following = rules.derived_token(rules.REFRESH_PREFIX, token, settings.SECRET_KEY)
        if spent:
            Session.objects.filter(id=session.id).update(last_seen_at=now)
            return SignedIn(session, _give(session.id, following, now=now))
        if row.used_at and now - row.used_at <= rules.REFRESH_GRACE:
            return SignedIn(session, following)
        if row.used_at is None:
            raise rules.TokenExpired("The refresh token has expired; sign in again.")
        Session.objects.filter(id=session.id, revoked_at=None).update(revoked_at=now)
        audit.note(session.user_id, "session.reused", vendor_id=session.vendor_id, now=now)
    raise rules.RefreshReused


def end(session_id: UUID, *, by: PlatformAdmin | None = None, now: datetime) -> None:
    """Sign out: the session's tokens stop working with the next request."""
    _end(Session.objects.filter(id=session_id), by=by, now=now)


def end_of_token(token: str, *, now: datetime) -> None:
    """Sign out with the refresh token alone; an unknown one is no error, so that signing out can be repeated."""
    of_token = RefreshToken.objects.filter(token_hash=rules.token_hash(token))
    _end(Session.objects.filter(id__in=of_token.values("session_id")), now=now)


def end_own(user_id: UUID, session_id: UUID, *, now: datetime) -> None:
    """Sign out another device, or this one. Raises SessionNotFound."""
    if not _end(Session.objects.filter(id=session_id, user_id=user_id), now=now):
        raise rules.SessionNotFound


@transaction.atomic
def _end(sessions: QuerySet[Session], *, by: PlatformAdmin | None = None, now: datetime) -> bool:
    """Whether it still stood."""
    session = sessions.filter(revoked_at=None).first()
    if session is None or not sessions.filter(revoked_at=None).update(revoked_at=now):
        return False
    audit.note(session.user_id, "session.ended", vendor_id=session.vendor_id, by=by, now=now)
    return True


@transaction.atomic
def end_all(user_id: UUID, *, but: UUID | None = None, by: PlatformAdmin | None = None, now: datetime) -> None:
    """Sign out everywhere; `but` names the one session that goes on. `by`: whoever did it, if not the user."""
    User.objects.select_for_update(no_key=True).get(id=user_id)
    standing = Session.objects.filter(user_id=user_id, revoked_at=None)
    if (standing.exclude(id=but) if but else standing).update(revoked_at=now):
        audit.note(user_id, "session.all_ended", by=by, now=now)


@transaction.atomic
def switch_vendor(caller: queries.Caller, vendor_id: UUID, *, now: datetime) -> SignedIn:
    """Go on in another vendor of the user's (a platform admin: in any), with a new session in place of this one."""
    session = Session.objects.select_related("user").get(id=caller.session_id)
    _hold(session.user)
    if not Session.objects.filter(id=session.id, revoked_at=None).update(revoked_at=now):
        raise rules.SessionEnded
    return open_session(session.user, vendor_id=vendor_id, device=session.device, address=session.address, now=now)


def give_ticket(session_id: UUID, vendor_id: UUID, *, now: datetime) -> str:
    """A one-time ticket for a socket, good for 30 seconds."""
    ticket = rules.new_token(rules.TICKET_PREFIX)
    SocketTicket(
        session_id=session_id,
        vendor_id=vendor_id,
        token_hash=rules.token_hash(ticket),
        expires_at=now + rules.TICKET_LIFETIME,
    ).save(force_insert=True)
    return ticket


def spend_ticket(ticket: str, *, now: datetime) -> queries.Caller:
    """Who holds the ticket; it works once.

    Raises TokenMalformed, TokenForeign, TokenSpent, TokenExpired, SessionEnded.
    """
    rules.check_form(ticket, rules.TICKET_PREFIX)
    row = SocketTicket.objects.select_related("session").filter(token_hash=rules.token_hash(ticket)).first()
    spent = SocketTicket.objects.filter(token_hash=rules.token_hash(ticket), used_at=None, expires_at__gt=now).update(
        used_at=now
    )
    if row is None:
        raise rules.TokenForeign
    if not spent:
        raise rules.TokenSpent if row.used_at else rules.TokenExpired("The ticket is older than 30 seconds.")
    return queries.caller(user_id=row.session.user_id, session_id=row.session_id, vendor_id=row.vendor_id)


def alive(session_ids: set[UUID]) -> set[UUID]:
    """Those of these sessions that still stand, in one query: sockets are checked with it."""
    return set(
        Session.objects.filter(id__in=session_ids, revoked_at=None, user__is_active=True).values_list("id", flat=True)
    )


def forget_spent(*, now: datetime) -> None:
    """Drop tickets, refresh tokens and links that can no longer be used nor replayed."""
    SocketTicket.objects.filter(expires_at__lt=now - timedelta(minutes=5)).delete()
    RefreshToken.objects.filter(expires_at__lt=now).delete()
    AccountLink.objects.filter(expires_at__lt=now - timedelta(days=30)).delete()


def _hold(user: User) -> None:
    """Sign-ins, and what ends all of them, come one after the other: both hold the account's row until the commit.

    Raises SessionEnded when the password or the second factor is no longer the one that was asked for.
    """
    present = User.objects.select_for_update(no_key=True).values_list("password", "totp_confirmed_at", "is_active")
    if present.get(id=user.id) != (user.password, user.totp_confirmed_at, True):
        raise rules.SessionEnded("The account was changed meanwhile; sign in again.")


def _note_platform_visit(session: Session, *, now: datetime) -> None:
    """A platform admin who enters a vendor is seen there: the event is in the vendor's audit."""
    if session.vendor_id is None or not session.user.is_superuser:
        return
    actor = queries.caller(user_id=session.user_id, session_id=session.id, vendor_id=session.vendor_id).actor
    if actor and actor.kind == "platform":
        outbox.record(actor, VendorEntered(session.vendor_id), now=now)


def _give(session_id: UUID, token: str, *, now: datetime) -> str:
    expires_at = now + rules.REFRESH_LIFETIME
    insert(RefreshToken(session_id=session_id, token_hash=rules.token_hash(token), expires_at=expires_at))
    return token


def _vendor_for(user: User, vendor_id: UUID | None) -> Vendor | None:
    own = _vendors_of(user_id=user.id)
    if vendor_id is None:
        return next(iter(own), None)
    if user.is_superuser:
        own = list(Vendor.objects.filter(id=vendor_id, deleted_at=None))
    for vendor in own:
        if vendor.id == vendor_id:
            return vendor
    raise VendorNotFound


@compiled
def _vendors_of(*, user_id: UUID) -> QuerySet[Vendor]:
    """The user's vendors: the last used first, those never used last, in the order of joining."""
    places = Member.objects.across_vendors().filter(user_id=user_id, is_active=True)
    used = Session.objects.filter(user_id=user_id, vendor_id=OuterRef("id")).order_by("-last_seen_at")
    joined = places.filter(vendor_id=OuterRef("id"))
    return Vendor.objects.filter(id__in=places.values("vendor_id"), deleted_at=None).order_by(
        Subquery(used.values("last_seen_at")[:1]).desc(nulls_last=True), Subquery(joined.values("created_at")[:1])
    )
