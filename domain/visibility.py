"""How far a role reaches, row by row: the one place that lists, details, sockets and exports all ask.

`vendor`: everything. `teams`: what belongs to a team of one's own, or to oneself. `own`: what is one's own.
Conversations nobody has taken yet are seen by all who may read conversations.
"""

from django.db.models import Q

from domain.access import Actor
from domain.teams.queries import teammates, teams_of


def bookings(actor: Actor) -> Q:
    """For `Booking`: by its staff member and its team."""
    if actor.reach == "vendor":
        return Q()
    own = Q(staff_id=actor.member_id)
    if actor.reach == "teams":
        own |= Q(team_id__in=teams_of(actor)) | Q(staff_id__in=teammates(actor))
    return own


def conversations(actor: Actor) -> Q:
    """For `Conversation`: by its assignee and its team."""
    if actor.reach == "vendor":
        return Q()
    own = Q(assignee_id=actor.member_id) | Q(assignee_id=None, team_id=None)
    if actor.reach == "teams":
        own |= Q(team_id__in=teams_of(actor))
    else:
        own |= Q(assignee_id=None, team_id__in=teams_of(actor))
    return own
