"""Hiring, changing and letting go, and who is in which team.

Nobody gives what they don't have, nor touches somebody who may more than they do: an admin can neither make an owner
nor remove one.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from domain import limits
from domain.access import Actor
from domain.bulk import Result, each
from domain.limits import Limit
from domain.members import queries, rules
from domain.members.events import MemberChanged, MemberLeft, TeamDeparted, TeamJoined
from domain.outbox import actions as outbox
from domain.people import actions as people
from domain.people import queries as accounts
from domain.people.models import Member, Role
from domain.people.rules import MembershipNotFound
from domain.roles import queries as roles
from domain.teams import actions as team_actions
from domain.teams import queries as teams
from domain.teams.models import Team, TeamMember

LETTERS_BY_ACTOR = Limit("invite.account", "300 per hour")
LETTERS_BY_ADDRESS = Limit("invite.address", "600 per hour")


@transaction.atomic
def add(
    actor: Actor,
    *,
    role_id: UUID,
    user: dict[str, Any],
    team_ids: Iterable[UUID] = (),
    address: str | None = None,
    now: datetime,
    **place: Any,
) -> Member:
    """A new account that belongs to the vendor at once; a letter asks to verify its address.

    Raises EmailTaken, UsernameTaken, RoleNotFound, TeamNotFound, GrantsTooMuch, TeamNeeded, TooManyTries.
    """
    spend_letters(actor, 1, address=address)
    actor = accounts.hold(actor)
    actor.require("member.write")
    role = role_to_give(actor, role_id)
    wanted = teams_to_join(actor, team_ids)
    account = people.add_user(now=now, **user)
    people.ask_to_verify(account, account.email, now=now)
    member = people.join(actor.vendor_id, account.id, role, by=actor, now=now, **place)
    place_in(actor, member, wanted, now=now)
    return member


@transaction.atomic
def change(actor: Actor, member_id: UUID, changes: dict[str, Any], *, now: datetime) -> Member:
    """Change role, position, whether bookable, teams (`team_ids` replaces them) or, of an account that belongs to no
    other vendor, the profile (`user`). Raises LastOwner, GrantsTooMuch, ProfileShared, RoleNotFound, TeamNotFound.
    """
    actor = accounts.hold(actor)
    actor.require("member.write")
    member = _lesser(actor, member_id)
    was_owner = member.role.key == "owner"
    before = _terms(member)
    changes = dict(changes)
    profile, team_ids = changes.pop("user", None), changes.pop("team_ids", None)
    if (role_id := changes.pop("role_id", None)) is not None:
        changes["role"] = role_to_give(actor, role_id)
    for field, value in changes.items():
        setattr(member, field, value)
    member.save(update_fields=list(changes))
    if profile:
        _change_profile(member, profile)
    if team_ids is not None:
        _move(actor, member, teams_to_join(actor, team_ids), now=now)
    if was_owner:
        _check_owner_left(actor)
    member = queries.get(actor, member_id)
    after = _terms(member) | ({"profile": sorted(profile)} if profile else {})
    if before != after:
        outbox.record(actor, MemberChanged(member.id, before, after), now=now)
    return member


@transaction.atomic
def remove(actor: Actor, member_id: UUID, *, now: datetime) -> None:
    """Let the member go, or leave oneself, which needs no permission. Bookings and messages stay as they are.

    Raises LastOwner, GrantsTooMuch.
    """
    actor = accounts.hold(actor)
    if member_id != actor.member_id:
        actor.require("member.write")
    own = Member.objects.within(actor.vendor_id).select_related("role")
    member = own.get(id=member_id) if member_id == actor.member_id else _lesser(actor, member_id)
    _leave(actor, member, now=now)


def change_many(
    actor: Actor, member_ids: Iterable[UUID], changes: dict[str, Any], *, all_or_nothing: bool, now: datetime
) -> list[Result]:
    """The same changes to each; see `bulk.each`."""
    actor.require("member.write")
    return each(member_ids, lambda member_id: change(actor, member_id, changes, now=now), all_or_nothing=all_or_nothing)


def remove_many(actor: Actor, member_ids: Iterable[UUID], *, all_or_nothing: bool, now: datetime) -> list[Result]:
    actor.require("member.write")
    return each(member_ids, lambda member_id: remove(actor, member_id, now=now), all_or_nothing=all_or_nothing)


@transaction.atomic
def leave(user_id: UUID, member_id: UUID, *, now: datetime) -> None:
    """Leave a vendor by one's own will, wherever one is signed in. Raises MembershipNotFound, LastOwner."""
    place = accounts.memberships(user_id).filter(id=member_id).select_related("user").first()
    if place is None:
        raise MembershipNotFound
    actor = Actor(place.vendor_id, kind="member", user_id=user_id, member_id=place.id, name=place.user.name)
    remove(actor, place.id, now=now)


def _leave(actor: Actor, member: Member, *, now: datetime) -> None:
    member.is_active, member.feed_hash = False, None  # who comes back gets another address of their calendar
    member.save(update_fields=["is_active", "feed_hash"])
    TeamMember.objects.within(actor.vendor_id).filter(member=member).delete()
    if member.role.key == "owner":
        _check_owner_left(actor)
    outbox.record(actor, MemberLeft(member.id, member.user_id), now=now)


@transaction.atomic
def form_team(actor: Actor, *, name: str, member_ids: Iterable[UUID] = (), now: datetime) -> Team:
    """A new team of these members. Raises TeamNameTaken, MemberNotFound."""
    actor = accounts.hold(actor)
    team = team_actions.form(actor, name=name, now=now)
    _put(actor, team.id, [queries.get(actor, member_id).id for member_id in dict.fromkeys(member_ids)], now=now)
    return team


@transaction.atomic
def join_team(actor: Actor, team_id: UUID, member_ids: Iterable[UUID], *, now: datetime) -> None:
    """Put members into a team; those who are in it already stay.

    Raises TeamNotFound, TeamOutOfReach, MemberNotFound.
    """
    actor = accounts.hold(actor)
    actor.require("team.write")
    team = teams.within_reach(actor, team_id)
    members = [queries.get(actor, member_id) for member_id in dict.fromkeys(member_ids)]
    _put(actor, team.id, [member.id for member in members], now=now)


@transaction.atomic
def depart_team(actor: Actor, team_id: UUID, member_ids: Iterable[UUID], *, now: datetime) -> None:
    """Take members out of a team; those who are not in it are no error.

    Raises TeamNotFound, TeamOutOfReach, MemberNotFound.
    """
    actor = accounts.hold(actor)
    actor.require("team.write")
    team = teams.within_reach(actor, team_id)
    members = [queries.get(actor, member_id).id for member_id in dict.fromkeys(member_ids)]
    _take(actor, team.id, members, now=now)


def spend_letters(actor: Actor, count: int, *, address: str | None) -> None:
    """Letters to people who did not ask for them are bounded by who has them sent, in whichever vendors, and from
    where. Raises TooManyTries."""
    if actor.kind != "system":
        LETTERS_BY_ACTOR.spend(str(actor.user_id or actor.key_id), cost=count)
        LETTERS_BY_ADDRESS.spend(limits.network_of(address), cost=count)


def role_to_give(actor: Actor, role_id: UUID) -> Role:
    """The role, if the actor may give it. Raises RoleNotFound, GrantsTooMuch."""
    role = roles.get(actor, role_id)
    actor.require_grant(roles.permissions_of(role), role.reach)  # type: ignore[arg-type]
    return role


def teams_to_join(actor: Actor, team_ids: Iterable[UUID]) -> list[UUID]:
    """The teams, if the actor may put somebody in them: one who reaches teams must, and only in their own.

    Raises TeamNotFound, TeamNeeded.
    """
    wanted = [teams.get(actor, team_id).id for team_id in dict.fromkeys(team_ids)]
    if actor.reach != "vendor":
        own = set(teams.teams_of(actor))
        if not wanted or not own.issuperset(wanted):
            raise rules.TeamNeeded
    return wanted


def place_in(actor: Actor, member: Member, team_ids: Iterable[UUID], *, now: datetime) -> None:
    for team_id in team_ids:
        _put(actor, team_id, [member.id], now=now)


def _check_owner_left(actor: Actor) -> None:
    """Looked at after an owner was one no more. Raises LastOwner."""
    owners = Member.objects.within(actor.vendor_id).filter(role__key="owner", is_active=True, user__is_active=True)
    if not owners.exists():
        raise rules.LastOwner


def _lesser(actor: Actor, member_id: UUID) -> Member:
    """A member whose role may no more than the actor's. Raises MemberNotFound, GrantsTooMuch."""
    member = queries.get(actor, member_id, lock=True)
    actor.require_grant(roles.permissions_of(member.role), member.role.reach)  # type: ignore[arg-type]
    return member


def _change_profile(member: Member, profile: dict[str, Any]) -> None:
    user = member.user
    if user.is_staff or user.is_superuser or accounts.memberships(user.id).count() > 1:
        raise rules.ProfileShared
    people.change_profile(member.user_id, profile)


def _move(actor: Actor, member: Member, team_ids: list[UUID], *, now: datetime) -> None:
    """Be in these teams and no other; teams beyond the actor's reach are left as they are."""
    present = set(queries.teams_of(member))
    within_reach = present if actor.reach == "vendor" else present & set(teams.teams_of(actor))
    for team_id in within_reach - set(team_ids):
        _take(actor, team_id, [member.id], now=now)
    place_in(actor, member, [team_id for team_id in team_ids if team_id not in present], now=now)


def _put(actor: Actor, team_id: UUID, member_ids: list[UUID], *, now: datetime) -> None:
    """Call it with the vendor's ranks held (`people.queries.hold`)."""
    places = TeamMember.objects.within(actor.vendor_id)
    there = set(places.filter(team_id=team_id, member_id__in=member_ids).values_list("member_id", flat=True))
    new = [member_id for member_id in member_ids if member_id not in there]
    if new:
        places.bulk_create(TeamMember(vendor_id=actor.vendor_id, team_id=team_id, member_id=m) for m in new)
        outbox.record(actor, TeamJoined(team_id, new), now=now)


def _take(actor: Actor, team_id: UUID, member_ids: list[UUID], *, now: datetime) -> None:
    places = TeamMember.objects.within(actor.vendor_id).filter(team_id=team_id, member_id__in=member_ids)
    if places.delete()[0]:
        outbox.record(actor, TeamDeparted(team_id, member_ids), now=now)


def _terms(member: Member) -> dict[str, Any]:
    """What the audit says of a member: ids and plain facts, no names."""
    return {
        "role_id": str(member.role_id),
        "position": member.position,
        "is_bookable": member.is_bookable,
        "team_ids": [str(team_id) for team_id in queries.teams_of(member)],
    }
