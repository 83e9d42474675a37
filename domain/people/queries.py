"""Who somebody is, and where they belong."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from domain import access
from domain.access import Actor, PlatformAdmin
from domain.errors import Forbidden
from domain.people import rules
from domain.people.models import Member, Role, Session, User

# Every request asks this, and nothing else, of who is calling: what ends or changes here works on the next one.
_CALLER = """
SELECT u.first_name, u.last_name, u.is_superuser, u.totp_confirmed_at IS NOT NULL,
       v.is_active, v.requires_two_factor, m.id, r.key, r.permissions, r.reach
  FROM domain_session s
  JOIN domain_user u ON u.id = s.user_id AND u.is_active
  LEFT JOIN domain_vendor v ON v.id = %s AND v.deleted_at IS NULL
  LEFT JOIN domain_member m ON m.user_id = u.id AND m.vendor_id = v.id AND m.is_active
  LEFT JOIN domain_role r ON r.id = m.role_id
 WHERE s.id = %s AND s.user_id = %s AND s.revoked_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Caller:
    """A signed-in user. `actor` is who they are in the token's vendor, None when it names none; `barrier` is what
    keeps them from acting there all the same."""

    user_id: UUID
    session_id: UUID
    name: str
    is_superuser: bool
    actor: Actor | None = None
    barrier: Forbidden | None = None

    def as_platform_admin(self) -> PlatformAdmin:
        """Raises PlatformOnly."""
        if not self.is_superuser:
            raise rules.PlatformOnly
        return PlatformAdmin(self.user_id, self.name)

    def in_vendor(self) -> Actor:
        """Raises NoVendor, VendorSuspended, TwoFactorRequired."""
        if self.actor is None:
            raise rules.NoVendor
        if self.barrier is not None:
            raise self.barrier
        return self.actor


def caller(*, user_id: UUID, session_id: UUID, vendor_id: UUID | None) -> Caller:
    """Whether the session, the account, the membership and the role still stand: one SELECT a request.

    Raises SessionEnded.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CALLER, (vendor_id, session_id, user_id))
        row = cursor.fetchone()
    if row is None:
        raise rules.SessionEnded
    first, last, is_superuser, has_two_factor, is_open, asks_two_factor, member_id, key, permissions, reach = row
    name = f"{first} {last}".strip()
    if vendor_id is None:
        return Caller(user_id, session_id, name, is_superuser)
    if is_open is None or not (member_id or is_superuser):
        raise rules.SessionEnded("You no longer belong to this vendor; sign in again.")
    role = key if member_id else "owner"  # a platform admin may do what an owner may
    actor = Actor(
        vendor_id=vendor_id,
        kind="member" if member_id else "platform",
        user_id=user_id,
        member_id=member_id,
        session_id=session_id,
        name=name,
        permissions=access.permissions_of(role, permissions or ()),
        reach=access.reach_of(role, reach),
    )
    barrier: Forbidden | None = None
    if not is_open and not is_superuser:
        barrier = rules.VendorSuspended()
    elif asks_two_factor and not has_two_factor:
        barrier = rules.TwoFactorRequired()
    return Caller(user_id, session_id, name, is_superuser, actor, barrier)


def hold(actor: Actor) -> Actor:
    """Take the vendor's owner role until the commit: whoever changes who may what in a vendor, or who is in which team,
    takes it first, so that such changes come one after the other and none finds what it needs gone.

    Answers the actor as they are now that it is their turn. Raises SessionEnded when they have been let go meanwhile.
    """
    Role.objects.within(actor.vendor_id).select_for_update(no_key=True).get(key="owner")
    if actor.kind != "member" or actor.member_id is None:
        return actor
    present = as_actor(actor.vendor_id, actor.member_id)
    if present is None:
        raise rules.SessionEnded
    return replace(actor, permissions=present.permissions, reach=present.reach)


def as_actor(vendor_id: UUID, member_id: UUID) -> Actor | None:
    """What a member may, if they still are one; signed in or not."""
    members = Member.objects.within(vendor_id).filter(id=member_id, is_active=True, user__is_active=True)
    member = members.select_related("user", "role").first()
    if member is None:
        return None
    return Actor(
        vendor_id,
        kind="member",
        user_id=member.user_id,
        member_id=member.id,
        name=member.user.name,
        permissions=access.permissions_of(member.role.key, member.role.permissions),
        reach=access.reach_of(member.role.key, member.role.reach),  # type: ignore[arg-type]
    )


def get_user(user_id: UUID, *, lock: bool = False) -> User:
    users = User.objects.select_for_update(no_key=True) if lock else User.objects
    return users.get(id=user_id)


def memberships(user_id: UUID) -> QuerySet[Member]:
    """The user's own places, across vendors: the one reading of members that no vendor bounds."""
    places = Member.objects.across_vendors().filter(user_id=user_id, is_active=True, vendor__deleted_at=None)
    return places.order_by("created_at")


def list_sessions(user_id: UUID) -> QuerySet[Session]:
    """The user's sign-ins that stand, the last seen first."""
    return Session.objects.filter(user_id=user_id, revoked_at=None).order_by("-last_seen_at", "-id")
