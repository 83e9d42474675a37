"""Teams of a vendor."""

from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from domain.access import Actor
from domain.teams.models import Team, TeamMember
from domain.teams.rules import TeamNotFound, TeamOutOfReach


def list_teams(actor: Actor, *, search: str = "") -> QuerySet[Team]:
    """All of the vendor's, whoever may see members: one has to know a team to hand something to it."""
    actor.require("member.read")
    teams = Team.objects.within(actor.vendor_id)
    return teams.filter(name__icontains=search) if search else teams


def with_size(teams: QuerySet[Team]) -> QuerySet[Team]:
    """With `size`, how many members each has."""
    places = TeamMember.objects.across_vendors().filter(team=OuterRef("id")).order_by()
    return teams.annotate(size=Coalesce(Subquery(places.values("team").annotate(n=Count("*")).values("n")), 0))


def get(actor: Actor, team_id: UUID, *, lock: bool = False) -> Team:
    """The team (with `size`, unless it is locked), or TeamNotFound."""
    teams = list_teams(actor).filter(id=team_id)
    team = (teams.select_for_update() if lock else with_size(teams)).first()
    if team is None:
        raise TeamNotFound
    return team


def within_reach(actor: Actor, team_id: UUID, *, lock: bool = False) -> Team:
    """For writing: one who does not reach the whole vendor changes own teams alone, or they could reach any by joining
    it. Raises TeamNotFound, TeamOutOfReach."""
    team = get(actor, team_id, lock=lock)
    if actor.reach != "vendor" and not teams_of(actor).filter(team=team).exists():
        raise TeamOutOfReach
    return team


def teams_of(actor: Actor) -> QuerySet[TeamMember, UUID]:
    """The ids of the teams the actor is in, for use inside other queries."""
    return TeamMember.objects.within(actor.vendor_id).filter(member=actor.member_id).values_list("team_id", flat=True)


def teammates(actor: Actor) -> QuerySet[TeamMember, UUID]:
    """The ids of the members of the actor's teams, for use inside other queries."""
    places = TeamMember.objects.within(actor.vendor_id).filter(team_id__in=teams_of(actor))
    return places.values_list("member_id", flat=True)
