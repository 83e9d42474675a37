"""Roles of a vendor."""

from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from domain import access
from domain.access import Actor
from domain.people.models import Member, Role
from domain.roles.rules import RoleNotFound


def list_roles(actor: Actor) -> QuerySet[Role]:
    """With `members`, the number of those who have it."""
    actor.require("member.read")
    having = Member.objects.within(actor.vendor_id).filter(role=OuterRef("id"), is_active=True).order_by()
    members = Subquery(having.values("role").annotate(n=Count("*")).values("n"))
    return Role.objects.within(actor.vendor_id).annotate(members=Coalesce(members, 0))


def get(actor: Actor, role_id: UUID) -> Role:
    """The role, or RoleNotFound. Whoever may see the vendor at all may know its roles."""
    role = Role.objects.within(actor.vendor_id).filter(id=role_id).first()
    if role is None:
        raise RoleNotFound
    return role


def permissions_of(role: Role) -> frozenset[str]:
    return access.permissions_of(role.key, role.permissions)


def terms(role: Role) -> dict[str, Any]:
    """What the audit says of it."""
    return {"name": role.name, "permissions": sorted(permissions_of(role)), "reach": role.reach}
