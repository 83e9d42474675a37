"""Making roles. Nobody makes, changes or takes away one that may more than they do."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from domain.access import Actor, Reach, complete
from domain.outbox import actions as outbox
from domain.people import queries as people
from domain.people.models import Member, Role
from domain.roles import queries, rules
from domain.roles.events import RoleAdded, RoleChanged, RoleRemoved


@transaction.atomic
def add(actor: Actor, *, name: str, permissions: list[str], reach: Reach = "vendor", now: datetime) -> Role:
    """A new role. Raises UnknownPermission, GrantsTooMuch, RoleNameTaken."""
    actor = people.hold(actor)
    actor.require("role.write")
    rules.check_known(permissions)
    held = complete(permissions)
    actor.require_grant(held, reach)
    role = Role(vendor_id=actor.vendor_id, name=name, permissions=sorted(held), reach=reach)
    _save(role, force_insert=True)
    outbox.record(actor, RoleAdded(role.id, queries.terms(role)), now=now)
    return role


@transaction.atomic
def change(actor: Actor, role_id: UUID, changes: dict[str, Any], *, now: datetime) -> Role:
    """Change what is given; those who have the role feel it with their next request. Raises RoleBuiltIn besides."""
    actor = people.hold(actor)
    role = _own(actor, role_id)
    before = queries.terms(role)
    rules.check_known(changes.get("permissions", ()))
    for field, value in changes.items():
        setattr(role, field, sorted(complete(value)) if field == "permissions" else value)
    actor.require_grant(role.permissions, role.reach)  # type: ignore[arg-type]
    _save(role, update_fields=list(changes))
    outbox.record(actor, RoleChanged(role.id, before, queries.terms(role)), now=now)
    return role


@transaction.atomic
def remove(actor: Actor, role_id: UUID, *, now: datetime) -> None:
    """Raises RoleInUse while anybody has it. Who was invited with it can't accept any more."""
    actor = people.hold(actor)
    role = _own(actor, role_id)
    before = queries.terms(role)
    _let_go_of_those_who_left(role)
    try:
        with transaction.atomic():
            role.delete()
    except RestrictedError:
        raise rules.RoleInUse from None
    outbox.record(actor, RoleRemoved(role_id, before), now=now)


def _let_go_of_those_who_left(role: Role) -> None:
    """They stay in the books, as agents; a role they once had does not stay because of them."""
    least = Role.objects.within(role.vendor_id).get(key="agent")
    Member.objects.within(role.vendor_id).filter(role=role, is_active=False).update(role=least)


def _own(actor: Actor, role_id: UUID) -> Role:
    """A role of the vendor's own that the actor may change: one that may no more than the actor."""
    actor.require("role.write")
    role = queries.get(actor, role_id)
    if role.key:
        raise rules.RoleBuiltIn
    actor.require_grant(queries.permissions_of(role), role.reach)  # type: ignore[arg-type]
    return role


def _save(role: Role, **how: Any) -> None:
    try:
        with transaction.atomic():
            role.save(**how)
    except IntegrityError:
        raise rules.RoleNameTaken from None
