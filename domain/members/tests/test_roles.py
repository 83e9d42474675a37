"""Roles of a vendor's own."""

from itertools import pairwise

import pytest
from django.utils.timezone import now

from conftest import Person, World, hire
from domain.access import BUILT_IN_ROLES, PERMISSIONS, GrantsTooMuch, PermissionMissing
from domain.members import actions as members
from domain.people import queries as people
from domain.people.models import Role
from domain.roles import actions, queries, rules

T0 = now()


@pytest.fixture
def dora(world: World) -> Person:
    return hire(world.alice, "dora@spa.example", "admin")


def test_a_role_is_felt_with_the_next_request(world: World) -> None:
    clerk = actions.add(world.alice.actor, name="Clerk", permissions=["delivery.read", "member.read"], now=T0)
    members.change(world.alice.actor, world.bob.member.id, {"role_id": clerk.id}, now=T0)
    session_id = world.bob.actor.session_id
    assert session_id

    def bob() -> frozenset[str]:
        actor = people.caller(user_id=world.bob.user.id, session_id=session_id, vendor_id=world.vendor.id).actor
        assert actor
        return actor.permissions

    assert bob() == {"delivery.read", "member.read"}
    actions.change(world.alice.actor, clerk.id, {"permissions": ["audit.read"]}, now=T0)
    assert bob() == {"audit.read"}


def test_nobody_makes_a_role_that_may_more_than_they(world: World, dora: Person) -> None:
    with pytest.raises(PermissionMissing):
        actions.add(world.bob.actor, name="X", permissions=[], now=T0)
    with pytest.raises(GrantsTooMuch):
        actions.add(dora.actor, name="X", permissions=["owner.write"], now=T0)
    own = actions.add(world.alice.actor, name="Shift", permissions=["role.write", "booking.read"], reach="own", now=T0)
    eve = hire(world.alice, "eve@spa.example", "agent")
    members.change(world.alice.actor, eve.member.id, {"role_id": own.id}, now=T0)
    assert eve.actor.session_id
    actor = people.caller(user_id=eve.user.id, session_id=eve.actor.session_id, vendor_id=world.vendor.id).actor
    assert actor
    with pytest.raises(GrantsTooMuch, match="reach"):
        actions.add(actor, name="Far", permissions=["booking.read"], reach="vendor", now=T0)
    with pytest.raises(GrantsTooMuch):
        actions.change(actor, own.id, {"permissions": ["role.write", "booking.read", "booking.write"]}, now=T0)
    with pytest.raises(GrantsTooMuch, match="reach"):
        actions.change(actor, own.id, {"reach": "vendor"}, now=T0)


def test_nobody_takes_a_role_down_that_may_more_than_they(world: World, dora: Person) -> None:
    twin = actions.add(world.alice.actor, name="Twin", permissions=list(PERMISSIONS), now=T0)
    with pytest.raises(GrantsTooMuch):
        actions.change(dora.actor, twin.id, {"permissions": []}, now=T0)
    with pytest.raises(GrantsTooMuch):
        actions.remove(dora.actor, twin.id, now=T0)


@pytest.mark.parametrize("key", BUILT_IN_ROLES)
def test_built_in_roles_stay_as_they_are(world: World, key: str) -> None:
    role = Role.objects.within(world.vendor.id).get(key=key)
    with pytest.raises(rules.RoleBuiltIn):
        actions.change(world.alice.actor, role.id, {"name": "Mine"}, now=T0)
    with pytest.raises(rules.RoleBuiltIn):
        actions.remove(world.alice.actor, role.id, now=T0)


def test_a_role_in_use_stays_and_one_whose_bearers_left_goes(world: World) -> None:
    clerk = actions.add(world.alice.actor, name="Clerk", permissions=["audit.read"], now=T0)
    members.change(world.alice.actor, world.bob.member.id, {"role_id": clerk.id}, now=T0)
    with pytest.raises(rules.RoleInUse):
        actions.remove(world.alice.actor, clerk.id, now=T0)
    members.remove(world.alice.actor, world.bob.member.id, now=T0)
    actions.remove(world.alice.actor, clerk.id, now=T0)
    with pytest.raises(rules.RoleNotFound):
        queries.get(world.alice.actor, clerk.id)


def test_names_are_taken_once_in_a_vendor(world: World) -> None:
    actions.add(world.alice.actor, name="Clerk", permissions=[], now=T0)
    with pytest.raises(rules.RoleNameTaken):
        actions.add(world.alice.actor, name="Clerk", permissions=[], now=T0)
    actions.add(world.charlie.actor, name="Clerk", permissions=[], now=T0)


def test_unknown_permissions_are_named(world: World) -> None:
    with pytest.raises(rules.UnknownPermission, match=r"booking\.fly"):
        actions.add(world.alice.actor, name="X", permissions=["booking.fly", "booking.read"], now=T0)


def test_a_permission_that_no_longer_exists_is_no_permission(world: World) -> None:
    clerk = actions.add(world.alice.actor, name="Clerk", permissions=["audit.read"], now=T0)
    Role.objects.within(world.vendor.id).filter(id=clerk.id).update(permissions=["audit.read", "gone.away"])
    assert queries.permissions_of(queries.get(world.alice.actor, clerk.id)) == {"audit.read"}


def test_built_in_sets_are_nested_and_every_permission_is_somebodys() -> None:
    sets = [BUILT_IN_ROLES[key].permissions for key in ("agent", "team_admin", "admin", "owner")]
    assert all(lesser < greater for lesser, greater in pairwise(sets))
    assert sets[-1] == PERMISSIONS.keys()
