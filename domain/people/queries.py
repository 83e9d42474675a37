"""Who somebody is, and who belongs to a vendor."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from domain.access import BUILT_IN_ROLES, PERMISSIONS, Actor
from domain.people import rules
from domain.people.models import Member, Role, User

_CALLER = """
SELECT u.first_name, u.last_name, u.is_superuser, m.id, r.key, r.permissions, r.reach
  FROM domain_session s
  JOIN domain_user u ON u.id = s.user_id AND u.is_active
  LEFT JOIN domain_member m ON m.user_id = u.id AND m.vendor_id = %s AND m.is_active
  LEFT JOIN domain_role r ON r.id = m.role_id
 WHERE s.id = %s AND s.user_id = %s AND s.revoked_at IS NULL
"""


class Caller:
    """A signed-in user: `actor` inside the token's vendor, or None when the token names none."""

    __slots__ = ("actor", "is_superuser", "session_id", "user_id")

    def __init__(self, user_id: UUID, session_id: UUID, is_superuser: bool, actor: Actor | None) -> None:
        self.user_id = user_id
        self.session_id = session_id
        self.is_superuser = is_superuser
        self.actor = actor


def caller(*, user_id: UUID, session_id: UUID, vendor_id: UUID | None) -> Caller:
    """Whether the session, the user, the membership and the role still stand: one SELECT a request.

    So an ended session, a lost membership or a changed role works on the next request. Raises SessionEnded.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CALLER, (vendor_id, session_id, user_id))
        row = cursor.fetchone()
    if row is None:
        raise rules.SessionEnded
    first, last, is_superuser, member_id, key, permissions, reach = row
    actor = None
    if vendor_id is not None and (member_id or is_superuser):
        built_in = BUILT_IN_ROLES.get(key) if member_id else BUILT_IN_ROLES["owner"]
        actor = Actor(
            vendor_id=vendor_id,
            kind="member" if member_id else "platform",
            user_id=user_id,
            member_id=member_id,
            session_id=session_id,
            name=f"{first} {last}".strip(),
            permissions=built_in.permissions if built_in else frozenset(permissions) & frozenset(PERMISSIONS),
            reach=built_in.reach if built_in else reach,
        )
    elif vendor_id is not None:
        raise rules.SessionEnded("You no longer belong to this vendor; sign in again.")
    return Caller(user_id, session_id, is_superuser, actor)


def get_user(user_id: UUID) -> User:
    return User.objects.get(id=user_id)


def memberships(user_id: UUID) -> QuerySet[Member]:
    """The user's own places, across vendors: the one reading of members that no vendor bounds."""
    return Member.objects.across_vendors().filter(user_id=user_id, is_active=True).order_by("created_at")


def list_members(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[Member]:
    """Members, filtered by role_id, is_bookable or team (`places__team_id`)."""
    actor.require("member.read")
    members = Member.objects.within(actor.vendor_id).filter(is_active=True, **filters)
    for word in search.split():
        members = members.filter(
            Q(user__first_name__istartswith=word)
            | Q(user__last_name__istartswith=word)
            | Q(user__email__istartswith=word)
        )
    return members


def with_teams(actor: Actor) -> "Prefetch[str, QuerySet[Any], str]":
    """For `prefetch_related`: each member's places in teams, in one query for all."""
    places = apps.get_model("domain.TeamMember").objects.within(actor.vendor_id)
    return Prefetch("places", places.select_related("team").order_by("team__name"))


def get_member(actor: Actor, member_id: UUID) -> Member:
    members = list_members(actor, id=member_id).select_related("user", "role")
    member = members.prefetch_related(with_teams(actor)).first()
    if member is None:
        raise rules.MemberNotFound
    return member


def list_roles(actor: Actor) -> QuerySet[Role]:
    actor.require("member.read")
    return Role.objects.within(actor.vendor_id)


def get_role(actor: Actor, role_id: UUID) -> Role:
    role = list_roles(actor).filter(id=role_id).first()
    if role is None:
        raise rules.RoleNotFound
    return role


def permissions_of(role: Role) -> list[str]:
    """A built-in role's permissions are those of this version of Spout, not those of the day it was made."""
    built_in = BUILT_IN_ROLES.get(role.key or "")
    return sorted(built_in.permissions if built_in else role.permissions)
