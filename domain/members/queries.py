"""Who belongs to a vendor, as far as the actor's role reaches."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from domain import visibility
from domain.access import Actor
from domain.members.rules import MemberNotFound
from domain.people.models import Member
from domain.teams.models import TeamMember


def list_members(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[Member]:
    """Filtered by role_id, is_bookable or team (`places__team_id`).

    `search` finds by the beginnings of first and last name, username and e-mail, and in the position.
    """
    actor.require("member.read")
    members = Member.objects.within(actor.vendor_id).filter(visibility.members(actor), is_active=True, **filters)
    for word in search.split():
        members = members.filter(
            Q(user__first_name__istartswith=word)
            | Q(user__last_name__istartswith=word)
            | Q(user__email__istartswith=word)
            | Q(user__username__istartswith=word)
            | Q(position__icontains=word)
        )
    return members


def with_teams(actor: Actor) -> "Prefetch[str, QuerySet[TeamMember], str]":
    """For `prefetch_related`: each member's places in teams, in one query for all."""
    places = TeamMember.objects.within(actor.vendor_id).select_related("team").order_by("team__name")
    return Prefetch("places", places)


def get(actor: Actor, member_id: UUID, *, lock: bool = False) -> Member:
    """The member with user, role and teams, or MemberNotFound."""
    members = list_members(actor, id=member_id)
    if lock:
        members = members.select_for_update(of=("self",), no_key=True)
    member = members.select_related("user", "role").prefetch_related(with_teams(actor)).first()
    if member is None:
        raise MemberNotFound
    return member


def own(actor: Actor) -> Member:
    """The member that the actor is, with the user; which takes no permission to see."""
    return Member.objects.within(actor.vendor_id).select_related("user").get(id=str(actor.member_id))


def teams_of(member: Member) -> list[UUID]:
    """The ids of the teams of a member that was read with its teams."""
    return [place.team_id for place in member.places.all()]
