"""Finding invitations, and what their links say."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from domain import visibility
from domain.access import Actor
from domain.invitations.models import Invitation
from domain.invitations.rules import InvitationNotFound
from domain.people import rules as people

STATES = ("open", "expired", "accepted", "revoked")


def in_state(state: str, *, now: datetime) -> Q:
    """Which rows are in one of STATES."""
    return {
        "open": Q(accepted_at=None, revoked_at=None, expires_at__gt=now),
        "expired": Q(accepted_at=None, revoked_at=None, expires_at__lte=now),
        "accepted": Q(accepted_at__isnull=False),
        "revoked": Q(revoked_at__isnull=False),
    }[state]


def state_of(invitation: Invitation, *, now: datetime) -> str:
    """The same, of one."""
    if invitation.accepted_at:
        return "accepted"
    if invitation.revoked_at:
        return "revoked"
    return "open" if invitation.expires_at > now else "expired"


def list_invitations(actor: Actor, *, search: str = "", state: str = "", now: datetime) -> QuerySet[Invitation]:
    """Whom the actor's vendor has invited (one who reaches teams: into these), by the beginning of the e-mail."""
    actor.require("member.write")
    found = Invitation.objects.within(actor.vendor_id).filter(visibility.invitations(actor))
    if search:
        found = found.filter(email__istartswith=search)
    return found.filter(in_state(state, now=now)) if state else found


def get(actor: Actor, invitation_id: UUID, *, now: datetime, lock: bool = False) -> Invitation:
    found = list_invitations(actor, now=now).filter(id=invitation_id).select_related("role")
    invitation = (found.select_for_update(of=("self",)) if lock else found).first()
    if invitation is None:
        raise InvitationNotFound
    return invitation


def by_id(vendor_id: UUID, invitation_id: UUID) -> Invitation | None:
    """For the letter, which no actor writes."""
    return Invitation.objects.within(vendor_id).filter(id=invitation_id).select_related("role", "vendor").first()


def token_of(invitation: Invitation) -> str:
    """The token of the link in the letter; only its hash is stored, and a resent letter holds a new one."""
    seed = f"{invitation.id}:{invitation.sendings}"
    return people.derived_token(people.INVITATION_PREFIX, seed, settings.SECRET_KEY)


def by_token(token: str, *, now: datetime, lock: bool = False) -> Invitation:
    """The open invitation of this link.

    Raises TokenMalformed, TokenForeign, TokenSpent, TokenRevoked, TokenExpired.
    """
    people.check_form(token, people.INVITATION_PREFIX)
    found = Invitation.objects.across_vendors().filter(token_hash=people.token_hash(token))
    found = found.filter(vendor__is_active=True, vendor__deleted_at=None).select_related("role", "vendor")
    invitation = (found.select_for_update(of=("self",)) if lock else found).first()
    if invitation is None:
        raise people.TokenForeign
    if invitation.accepted_at:
        raise people.TokenSpent
    if invitation.revoked_at or invitation.role is None:
        raise people.TokenRevoked
    if invitation.expires_at <= now:
        raise people.TokenExpired
    return invitation
