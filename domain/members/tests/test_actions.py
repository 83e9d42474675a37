"""Hiring, changing, letting go: who may do it to whom, and what is never left behind."""

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils.timezone import now

from conftest import PASSWORD, Person, World, hire, make_world
from domain.access import GrantsTooMuch, PermissionMissing
from domain.audit.models import AuditEvent
from domain.members import actions, queries, rules
from domain.people import rules as people
from domain.people.models import Member, Role, User
from domain.roles import actions as roles
from domain.roles.rules import RoleNotFound
from domain.teams import actions as team_actions
from domain.teams.models import Team, TeamMember
from domain.teams.rules import TeamNotFound, TeamOutOfReach

T0 = now()


def role(world: World, key: str) -> UUID:
    return Role.objects.within(world.vendor.id).get(key=key).id


def newcomer(email: str = "new@spa.example") -> dict[str, Any]:
    return {"email": email, "password": PASSWORD, "first_name": "New", "last_name": "Comer"}


@pytest.fixture
def dora(world: World) -> Person:
    """An admin of alice's vendor."""
    return hire(world.alice, "dora@spa.example", "admin")


@pytest.fixture
def lena(world: World) -> Person:
    """A team admin, in a team with bob."""
    lena = hire(world.alice, "lena@spa.example", "team_admin")
    actions.form_team(world.alice.actor, name="Front", member_ids=[lena.member.id, world.bob.member.id], now=T0)
    return lena


@pytest.fixture
def front(lena: Person) -> Team:
    return Team.objects.within(lena.actor.vendor_id).get(name="Front")


def test_an_admin_neither_makes_nor_touches_an_owner(world: World, dora: Person) -> None:
    for attempt in (
        lambda: actions.change(dora.actor, world.bob.member.id, {"role_id": role(world, "owner")}, now=T0),
        lambda: actions.change(dora.actor, world.alice.member.id, {"position": "Demoted"}, now=T0),
        lambda: actions.remove(dora.actor, world.alice.member.id, now=T0),
        lambda: actions.add(dora.actor, role_id=role(world, "owner"), user=newcomer(), now=T0),
    ):
        with pytest.raises(GrantsTooMuch) as refused:
            attempt()
        assert refused.value.details == {"permissions": ["owner.write"]}
    assert not User.objects.filter(email="new@spa.example").exists()
    actions.change(dora.actor, world.bob.member.id, {"role_id": role(world, "admin")}, now=T0)


def test_an_agent_changes_nobody(world: World) -> None:
    with pytest.raises(PermissionMissing):
        actions.change(world.bob.actor, world.bob.member.id, {"role_id": role(world, "owner")}, now=T0)
    with pytest.raises(PermissionMissing):
        actions.remove(world.bob.actor, world.alice.member.id, now=T0)


def test_the_last_owner_stays(world: World) -> None:
    alice = world.alice
    for attempt in (
        lambda: actions.remove(alice.actor, alice.member.id, now=T0),
        lambda: actions.leave(alice.user.id, alice.member.id, now=T0),
        lambda: actions.change(alice.actor, alice.member.id, {"role_id": role(world, "admin")}, now=T0),
    ):
        with pytest.raises(rules.LastOwner):
            attempt()
    assert Member.objects.within(world.vendor.id).get(id=alice.member.id).is_active
    actions.change(alice.actor, world.bob.member.id, {"role_id": role(world, "owner")}, now=T0)
    actions.leave(alice.user.id, alice.member.id, now=T0)


def test_where_the_owner_is_shut_out_others_are_still_led(world: World) -> None:
    User.objects.filter(id=world.alice.user.id).update(is_active=False)
    actions.leave(world.bob.user.id, world.bob.member.id, now=T0)


def test_whoever_was_let_go_while_waiting_for_their_turn_does_nothing(world: World, dora: Person) -> None:
    """The rights are those of the moment of the write, not of the request's beginning."""
    actions.remove(world.alice.actor, dora.member.id, now=T0)
    for attempt in (
        lambda: actions.add(dora.actor, role_id=role(world, "agent"), user=newcomer(), now=T0),
        lambda: actions.change(dora.actor, world.bob.member.id, {"position": "X"}, now=T0),
        lambda: roles.add(dora.actor, name="X", permissions=[], now=T0),
        lambda: actions.form_team(dora.actor, name="X", now=T0),
    ):
        with pytest.raises(people.SessionEnded):
            attempt()


def test_a_team_is_joined_by_those_who_reach_it(world: World, lena: Person, front: Team) -> None:
    """Or one could reach any team by joining it."""
    other = actions.form_team(world.alice.actor, name="Back", now=T0)
    chief = roles.add(
        world.alice.actor, name="Chief", permissions=["team.write", "member.write"], reach="teams", now=T0
    )
    actions.change(world.alice.actor, lena.member.id, {"role_id": chief.id}, now=T0)
    for attempt in (
        lambda: actions.join_team(lena.actor, other.id, [lena.member.id], now=T0),
        lambda: actions.depart_team(lena.actor, other.id, [lena.member.id], now=T0),
        lambda: team_actions.disband(lena.actor, other.id, now=T0),
    ):
        with pytest.raises(TeamOutOfReach):
            attempt()
    actions.depart_team(lena.actor, front.id, [world.bob.member.id], now=T0)


def test_an_owner_whose_account_is_shut_is_no_owner_left(world: World) -> None:
    actions.change(world.alice.actor, world.bob.member.id, {"role_id": role(world, "owner")}, now=T0)
    User.objects.filter(id=world.bob.user.id).update(is_active=False)
    with pytest.raises(rules.LastOwner):
        actions.leave(world.alice.user.id, world.alice.member.id, now=T0)


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_leave_at_once_one_stays() -> None:
    world = make_world("-two-owners")
    actions.change(world.alice.actor, world.bob.member.id, {"role_id": role(world, "owner")}, now=T0)
    outcomes: list[str] = []
    both = threading.Barrier(2)

    def leave(person: Person) -> None:
        both.wait()
        try:
            actions.leave(person.user.id, person.member.id, now=T0)
            outcomes.append("left")
        except rules.LastOwner:
            outcomes.append("stayed")
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=(person,)) for person in (world.alice, world.bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["left", "stayed"]


def test_whoever_left_is_gone_from_lists_and_teams_and_comes_back_with_a_new_role(world: World, lena: Person) -> None:
    bob = world.bob.member.id
    actions.remove(world.alice.actor, bob, now=T0)
    with pytest.raises(rules.MemberNotFound):
        queries.get(world.alice.actor, bob)
    assert not TeamMember.objects.within(world.vendor.id).filter(member=bob).exists()
    from domain.people import actions as accounts

    back = accounts.join(
        world.vendor.id, world.bob.user.id, Role.objects.within(world.vendor.id).get(key="admin"), now=T0
    )
    assert back.id == bob, "the same place, so bookings and messages stay theirs"
    assert queries.get(world.alice.actor, bob).role.key == "admin"


def test_a_team_admin_sees_and_changes_the_own_teams_alone(world: World, lena: Person, front: Team) -> None:
    carl = hire(world.alice, "carl@spa.example", "agent")
    seen = {member.id for member in queries.list_members(lena.actor)}
    assert seen == {lena.member.id, world.bob.member.id}
    actions.change(lena.actor, world.bob.member.id, {"position": "Desk"}, now=T0)
    for member_id in (carl.member.id, world.alice.member.id, uuid4()):
        with pytest.raises(rules.MemberNotFound):
            actions.change(lena.actor, member_id, {"position": "Desk"}, now=T0)
        with pytest.raises(rules.MemberNotFound):
            actions.remove(lena.actor, member_id, now=T0)


def test_a_team_admin_hires_into_own_teams_alone(world: World, lena: Person, front: Team) -> None:
    other = actions.form_team(world.alice.actor, name="Back", now=T0)
    agent = role(world, "agent")
    for team_ids in ([], [other.id], [front.id, other.id]):
        with pytest.raises(rules.TeamNeeded):
            actions.add(lena.actor, role_id=agent, user=newcomer(), team_ids=team_ids, now=T0)
    with pytest.raises(GrantsTooMuch):
        actions.add(lena.actor, role_id=role(world, "admin"), user=newcomer(), team_ids=[front.id], now=T0)
    hired = actions.add(lena.actor, role_id=agent, user=newcomer(), team_ids=[front.id], now=T0)
    assert queries.get(lena.actor, hired.id).user.email == "new@spa.example"
    assert User.objects.filter(email="new@spa.example").count() == 1


def test_a_team_admin_moves_nobody_out_of_reach_and_leaves_other_teams_alone(
    world: World, lena: Person, front: Team
) -> None:
    other = actions.form_team(world.alice.actor, name="Back", member_ids=[world.bob.member.id], now=T0)
    with pytest.raises(rules.TeamNeeded):
        actions.change(lena.actor, world.bob.member.id, {"team_ids": []}, now=T0)
    changed = actions.change(lena.actor, world.bob.member.id, {"team_ids": [front.id]}, now=T0)
    assert set(queries.teams_of(changed)) == {front.id, other.id}
    changed = actions.change(world.alice.actor, world.bob.member.id, {"team_ids": []}, now=T0)
    assert queries.teams_of(changed) == []


def test_another_vendors_ids_are_not_found(world: World) -> None:
    charlie = world.charlie
    theirs = Role.objects.within(charlie.actor.vendor_id).get(key="agent").id
    team = actions.form_team(charlie.actor, name="Theirs", now=T0)
    alice, bob = world.alice.actor, world.bob.member.id
    with pytest.raises(RoleNotFound):
        actions.change(alice, bob, {"role_id": theirs}, now=T0)
    with pytest.raises(TeamNotFound):
        actions.change(alice, bob, {"team_ids": [team.id]}, now=T0)
    with pytest.raises(rules.MemberNotFound):
        actions.form_team(alice, name="Mixed", member_ids=[bob, charlie.member.id], now=T0)
    assert not Team.objects.within(world.vendor.id).exists(), "nothing is half-written"


def test_the_profile_of_an_account_with_other_vendors_is_its_own(world: World) -> None:
    from domain.people import actions as accounts

    bob = world.bob
    changed = actions.change(world.alice.actor, bob.member.id, {"user": {"first_name": "Bobby"}}, now=T0)
    assert changed.user.first_name == "Bobby"
    accounts.found_vendor(bob.user.id, name="Bob's own", now=T0)
    with pytest.raises(rules.ProfileShared):
        actions.change(world.alice.actor, bob.member.id, {"user": {"first_name": "Robert"}}, now=T0)


def test_what_was_done_to_a_member_is_in_the_audit_with_before_and_after(world: World) -> None:
    actions.change(world.alice.actor, world.bob.member.id, {"position": "Desk"}, now=T0)
    kept = AuditEvent.objects.within(world.vendor.id).get(type="member.changed")
    assert (kept.actor_kind, kept.actor_id, kept.actor_name) == ("member", world.alice.member.id, "Alice Test")
    assert (kept.payload["before"]["position"], kept.payload["after"]["position"]) == ("", "Desk")
    before = AuditEvent.objects.within(world.vendor.id).count()
    actions.change(world.alice.actor, world.bob.member.id, {"position": "Desk"}, now=T0)
    assert AuditEvent.objects.within(world.vendor.id).count() == before, "nothing changed"


@pytest.mark.parametrize("touch", [lambda rows: rows.update(type="x"), lambda rows: rows.delete()])
def test_the_audit_is_only_ever_added_to(world: World, touch: Callable[[Any], object]) -> None:
    from django.db import IntegrityError, transaction

    rows = AuditEvent.objects.within(world.vendor.id)
    count = rows.count()
    assert count
    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
        touch(rows)
    assert rows.count() == count


def test_leaving_needs_to_be_there(world: World) -> None:
    with pytest.raises(people.MembershipNotFound):
        actions.leave(world.charlie.user.id, world.bob.member.id, now=T0)


def test_an_owner_may_be_given_through_a_role_that_holds_all(world: World, dora: Person) -> None:
    """What counts is what a role may, not what it is called."""
    from domain.access import PERMISSIONS

    twin = roles.add(world.alice.actor, name="Twin", permissions=list(PERMISSIONS), now=T0)
    with pytest.raises(GrantsTooMuch):
        actions.change(dora.actor, world.bob.member.id, {"role_id": twin.id}, now=T0)
