"""Teams of a vendor."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.errors import NotFound
from domain.teams.models import Team, TeamMember


class TeamNotFound(NotFound):
    code = "team.not_found"
    sentence = "There is no such team."


def list_teams(actor: Actor) -> QuerySet[Team]:
    actor.require("member.read")
    return Team.objects.within(actor.vendor_id)


def get(actor: Actor, team_id: UUID) -> Team:
    team = list_teams(actor).filter(id=team_id).first()
    if team is None:
        raise TeamNotFound
    return team


def teams_of(actor: Actor) -> QuerySet[TeamMember, UUID]:
    """The ids of the teams the actor is in, for use inside other queries."""
    return TeamMember.objects.within(actor.vendor_id).filter(member=actor.member_id).values_list("team_id", flat=True)


def teammates(actor: Actor) -> QuerySet[TeamMember, UUID]:
    """The ids of the members of the actor's teams, for use inside other queries."""
    places = TeamMember.objects.within(actor.vendor_id).filter(team_id__in=teams_of(actor))
    return places.values_list("member_id", flat=True)
