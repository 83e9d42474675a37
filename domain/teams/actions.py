"""Forming teams."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor
from domain.errors import Conflict
from domain.people import queries as people
from domain.teams import queries
from domain.teams.models import Team, TeamMember


class TeamNameTaken(Conflict):
    code = "team.name_taken"
    sentence = "There is a team of this name."


@transaction.atomic
def form(actor: Actor, *, name: str, member_ids: list[UUID], now: datetime) -> Team:
    """A new team of these members. Raises TeamNameTaken, MemberNotFound."""
    actor.require("member.write")
    team = Team(vendor_id=actor.vendor_id, name=name, created_at=now)
    try:
        with transaction.atomic():
            team.save(force_insert=True)
    except IntegrityError:
        raise TeamNameTaken from None
    for member_id in dict.fromkeys(member_ids):
        join(actor, team.id, member_id)
    return team


@transaction.atomic
def join(actor: Actor, team_id: UUID, member_id: UUID) -> None:
    """Put a member into a team; being in it already is no error."""
    actor.require("member.write")
    team, member = queries.get(actor, team_id), people.get_member(actor, member_id)
    place = TeamMember(vendor_id=actor.vendor_id, team=team, member=member)
    TeamMember.objects.within(actor.vendor_id).bulk_create([place], ignore_conflicts=True)
