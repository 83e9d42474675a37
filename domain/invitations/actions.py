"""Asking people to join a vendor, and joining. One letter each; a link works once, within seven days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from uuid_utils.compat import uuid7

from domain import limits
from domain.access import Actor, GrantsTooMuch, system
from domain.api_keys import queries as api_keys
from domain.deliveries import actions as deliveries
from domain.errors import Refusal
from domain.invitations import queries, rules
from domain.invitations.events import InvitationAccepted, InvitationRevoked, InvitationSent
from domain.invitations.models import Invitation
from domain.limits import Limit
from domain.members import actions as members
from domain.outbox import actions as outbox
from domain.people import actions as people
from domain.people import queries as accounts
from domain.people import rules as tokens
from domain.people.models import Member, User
from domain.roles import queries as roles
from domain.teams import queries as teams
from domain.vendors.models import Vendor

LETTERS_TO_ONE = Limit("invite.to", "10 per day")
LETTERS_TO_ONE_OF_ALL = Limit("invite.to.all", "30 per day")
TOKENS_BY_ADDRESS = Limit("invite.token", "50 per 5 minutes")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one address; `refusal` says why it was not invited."""

    email: str
    invitation: Invitation | None = None
    refusal: Refusal | None = None


@transaction.atomic
def invite(
    actor: Actor,
    emails: Iterable[str],
    *,
    role_id: UUID,
    language: str | None = None,
    position: str = "",
    team_ids: Iterable[UUID] = (),
    address: str | None = None,
    now: datetime,
) -> list[Result]:
    """Invite each of these, in `language` or the vendor's; one who has an account gets the letter in their own.
    An address that can't be invited is told by itself and keeps nobody else waiting.

    Raises RoleNotFound, TeamNotFound, TeamNeeded, GrantsTooMuch, TooManyTries.
    """
    actor = accounts.hold(actor)
    actor.require("member.write")
    wanted = list(dict.fromkeys(email.lower() for email in emails))
    terms = {
        "role": members.role_to_give(actor, role_id),
        "team_ids": members.teams_to_join(actor, team_ids),
        "language": language or Vendor.objects.get(id=actor.vendor_id).locale,
        "position": position,
        "invited_by": actor.name,
        "inviter_kind": actor.kind,
        "inviter_id": actor.id,
    }
    members.spend_letters(actor, len(wanted), address=address)
    return [_invite(actor, email, terms, now=now) for email in wanted]


def _invite(actor: Actor, email: str, terms: dict[str, Any], *, now: datetime) -> Result:
    open_ones = Invitation.objects.within(actor.vendor_id).filter(email=email, accepted_at=None, revoked_at=None)
    if Member.objects.within(actor.vendor_id).filter(user__email=email, is_active=True).exists():
        return Result(email, refusal=rules.AlreadyMember())
    if open_ones.filter(expires_at__gt=now, role__isnull=False).exists():
        return Result(email, refusal=rules.AlreadyInvited())
    open_ones.update(revoked_at=now)  # expired: the new one takes its place
    try:
        _spend_letter_to(actor, email)
    except limits.TooManyTries as refusal:
        return Result(email, refusal=refusal)
    # Its key is made here: the token is made of it.
    invitation = Invitation(id=uuid7(), vendor_id=actor.vendor_id, email=email, created_at=now, **terms)
    if not _issue(invitation, now=now):
        return Result(email, refusal=rules.AlreadyInvited())  # by somebody else, this very moment
    _send(actor, invitation, now=now)
    return Result(email, invitation)


@transaction.atomic
def resend(actor: Actor, invitation_id: UUID, *, address: str | None, now: datetime) -> Invitation:
    """A new letter with a new link, good for seven days from now, and now in the actor's name; the old link no longer
    works. Raises NotOpen, GrantsTooMuch, TooManyTries."""
    actor = accounts.hold(actor)
    actor.require("member.write")
    invitation = _open(actor, invitation_id, now=now)
    if invitation.role is None:
        raise rules.NotOpen("The role it was for is gone; revoke it and invite anew.")
    members.role_to_give(actor, invitation.role.id)
    members.spend_letters(actor, 1, address=address)
    _spend_letter_to(actor, invitation.email)
    invitation.invited_by, invitation.inviter_kind, invitation.inviter_id = actor.name, actor.kind, actor.id
    invitation.sendings += 1
    invitation.expires_at = now + rules.LIFETIME
    invitation.token_hash = tokens.token_hash(queries.token_of(invitation))
    invitation.save(update_fields=["invited_by", "inviter_kind", "inviter_id", "sendings", "expires_at", "token_hash"])
    _send(actor, invitation, now=now)
    return invitation


@transaction.atomic
def revoke(actor: Actor, invitation_id: UUID, *, now: datetime) -> None:
    """Raises NotOpen, GrantsTooMuch."""
    actor.require("member.write")
    invitation = _open(actor, invitation_id, now=now)
    if invitation.role:
        members.role_to_give(actor, invitation.role.id)
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])
    outbox.record(actor, InvitationRevoked(invitation.id), now=now)


def preview(token: str, *, address: str | None, now: datetime) -> tuple[Invitation, bool]:
    """What the link invites to, and whether the address has an account that can join by the link alone.

    Raises what `queries.by_token` does.
    """
    invitation = _follow(token, address=address, now=now)
    known = User.objects.filter(email=invitation.email, email_verified_at__isnull=False)
    return invitation, known.exists()


@transaction.atomic
def accept(
    token: str, *, password: str | None, profile: dict[str, Any], address: str | None, now: datetime
) -> tuple[Member, bool]:
    """Join by the letter's link: with the account of that address, or with a new one made of `password` and `profile`.
    Answers the member, and whether the account is new.

    The link proves the address. It does not sign in to an account that exists: that takes its password and second
    factor. An account that never proved the address may be anybody's: it joins with its own password, or is claimed
    with a new one. Raises ProfileNeeded, UsernameTaken, AlreadyMember, and what `queries.by_token` does.
    """
    seen = _follow(token, address=address, now=now)
    actor = system(seen.vendor_id)
    accounts.hold(actor)
    invitation = queries.by_token(token, now=now, lock=True)
    _check_inviter(invitation, now=now)
    user = User.objects.select_for_update(no_key=True).filter(email=invitation.email).first()
    is_new = False
    if user is None or not user.is_email_verified:
        user, is_new = _prove(user, invitation, password, profile, now=now)
    if not user.is_active:
        raise tokens.TokenForeign
    if Member.objects.within(actor.vendor_id).filter(user=user, is_active=True).exists():
        raise rules.AlreadyMember
    member = _join(actor, invitation, user, now=now)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    outbox.record(people.themselves(member), InvitationAccepted(invitation.id, member.id), now=now)
    return member, is_new


def _check_inviter(invitation: Invitation, *, now: datetime) -> None:
    """Nobody gets by an invitation what the inviter could no longer give. Raises TokenRevoked."""
    role = invitation.role
    assert role  # by_token refuses one without
    inviter = _inviter(invitation, now=now)
    try:
        if inviter is None or not inviter.can("member.write"):
            raise tokens.TokenRevoked
        inviter.require_grant(roles.permissions_of(role), role.reach)  # type: ignore[arg-type]
    except GrantsTooMuch:
        raise tokens.TokenRevoked from None


def _inviter(invitation: Invitation, *, now: datetime) -> Actor | None:
    """Whoever asked, with what they may now; None when they are gone."""
    vendor_id, inviter_id = invitation.vendor_id, invitation.inviter_id
    if inviter_id is None or invitation.inviter_kind == "platform":
        return system(vendor_id)
    if invitation.inviter_kind == "key":
        return api_keys.standing(vendor_id, inviter_id, now=now)
    return accounts.as_actor(vendor_id, inviter_id)


def _join(actor: Actor, invitation: Invitation, user: User, *, now: datetime) -> Member:
    assert invitation.role  # by_token refuses one without
    member = people.join(actor.vendor_id, user.id, invitation.role, position=invitation.position, now=now)
    standing = teams.list_teams(actor).filter(id__in=invitation.team_ids).values_list("id", flat=True)
    members.place_in(actor, member, standing, now=now)
    return member


def _prove(
    user: User | None, invitation: Invitation, password: str | None, profile: dict[str, Any], *, now: datetime
) -> tuple[User, bool]:
    """The account of the address that the link has just proved, and whether it begins with that."""
    if user and password and people.is_own_password(user, password):
        User.objects.filter(id=user.id).update(email_verified_at=now)
        return user, False
    if not (password and profile.get("first_name") and profile.get("last_name")):
        raise rules.ProfileNeeded
    profile = {"language": invitation.language, "username": None, **profile}
    if user is None:
        user = people.add_user(email=invitation.email, password=password, email_verified_at=now, now=now, **profile)
    else:
        people.claim(user, password, now=now, **profile)
    return user, True


def _follow(token: str, *, address: str | None, now: datetime) -> Invitation:
    network = limits.network_of(address)
    TOKENS_BY_ADDRESS.check(network)
    try:
        return queries.by_token(token, now=now)
    except tokens.TokenInvalid:
        TOKENS_BY_ADDRESS.note(network)
        raise


def _open(actor: Actor, invitation_id: UUID, *, now: datetime) -> Invitation:
    invitation = queries.get(actor, invitation_id, now=now, lock=True)
    if invitation.accepted_at or invitation.revoked_at:
        raise rules.NotOpen
    return invitation


def _spend_letter_to(actor: Actor, email: str) -> None:
    """Nobody's letter box is filled, by one vendor or by many. Raises TooManyTries."""
    LETTERS_TO_ONE.spend(f"{actor.vendor_id}:{email}")
    LETTERS_TO_ONE_OF_ALL.spend(email)


def _issue(invitation: Invitation, *, now: datetime) -> bool:
    """Write it, unless one for the address was written meanwhile."""
    invitation.expires_at = now + rules.LIFETIME
    invitation.token_hash = tokens.token_hash(queries.token_of(invitation))
    Invitation.objects.within(invitation.vendor_id).bulk_create([invitation], ignore_conflicts=True)
    return Invitation.objects.within(invitation.vendor_id).filter(id=invitation.id).exists()


def _send(actor: Actor, invitation: Invitation, *, now: datetime) -> None:
    assert invitation.role
    order = deliveries.Order(
        channel="email",
        kind="member.invitation",
        effect_key=f"member.invitation:{invitation.id}:{invitation.sendings}",
        send_at=now,
        context={"invitation_id": str(invitation.id)},
    )
    deliveries.place(actor.vendor_id, [order], now=now)
    outbox.record(actor, InvitationSent(invitation.id, invitation.role.id, invitation.sendings), now=now)
