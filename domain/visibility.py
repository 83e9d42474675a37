"""How far a role reaches, row by row: the one place that lists, details, sockets, exports and writes all ask.

`vendor`: everything. `teams`: what belongs to a team of one's own, to somebody in it, or to oneself. `own`: what is
one's own, and the conversations that nobody has taken yet. And whoever takes part in a conversation sees it.
An API key and a platform admin are no member: their reach is always `vendor`.
"""

from uuid import UUID

from django.db.models import Q

from domain.access import Actor
from domain.collaborators.queries import conversations_of
from domain.teams.queries import teammates, teams_of


def bookings(actor: Actor, *, staff: str = "staff_id", team: str = "team_id") -> Q:
    """For `Booking`: by its staff member and its team. `staff` and `team`: as for conversations."""
    if actor.reach == "vendor":
        return Q()
    own = Q(**{staff: actor.member_id})
    if actor.reach == "teams":
        own |= Q(**{f"{team}__in": teams_of(actor)}) | Q(**{f"{staff}__in": teammates(actor)})
    return own


def calendars(actor: Actor) -> Q:
    """For `Member`: into whose calendar the actor may book; what is booked there, the actor sees."""
    if actor.reach == "vendor":
        return Q()
    own = Q(id=actor.member_id)
    if actor.reach == "teams":
        own |= Q(id__in=teammates(actor))
    return own


def members(actor: Actor) -> Q:
    """For `Member`: oneself and one's team mates, whichever of the two shorter reaches it is."""
    return Q() if actor.reach == "vendor" else Q(id=actor.member_id) | Q(id__in=teammates(actor))


def invitations(actor: Actor) -> Q:
    """For `Invitation`: those into one's own teams."""
    return Q() if actor.reach == "vendor" else Q(team_ids__overlap=own_teams(actor))


def conversations(actor: Actor, *, assignee: str = "assignee_id", team: str = "team_id") -> Q:
    """For `Conversation`: by its assignee, its team and who takes part.

    `assignee` and `team` name the columns that say so, where others than its own are asked about.
    """
    if actor.reach == "vendor":
        return Q()
    untaken, of_own_teams = Q(**{assignee: None}), Q(**{f"{team}__in": teams_of(actor)})
    own = Q(**{assignee: actor.member_id}) | untaken & Q(**{team: None}) | Q(id__in=conversations_of(actor))
    if actor.reach == "teams":
        return own | of_own_teams | Q(**{f"{assignee}__in": teammates(actor)})
    return own | untaken & of_own_teams


def own_teams(actor: Actor) -> list[UUID]:
    """The teams the actor is in."""
    return list(teams_of(actor))
