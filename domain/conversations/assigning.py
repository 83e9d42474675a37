"""Giving conversations to members by themselves: in turn, and only to those who are there.

A conversation that a customer has written in, and that nobody has, waits (`waits_since`) in a team that assigns by
itself. Whoever drains the waiting gives each to the present member with the fewest open ones, among equals to the one
who was longest not given any. With nobody there it goes on waiting.
"""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from domain.access import permissions_of, system
from domain.conversations.events import ConversationChanged
from domain.conversations.models import Conversation, ConversationStatus
from domain.outbox import actions as outbox
from domain.people.models import Member
from domain.presence.models import Presence
from domain.presence.queries import present
from domain.teams.models import Team

BATCH = 100
_NEVER = datetime.min.replace(tzinfo=UTC)


@transaction.atomic
def begin_to_wait(vendor_id: UUID, conversation_id: UUID, *, now: datetime) -> None:
    """The customer wrote: if nobody has the conversation, it goes to the vendor's inbox team unless a team has it, and
    waits there when the team assigns by itself."""
    mine = Conversation.objects.within(vendor_id).filter(id=conversation_id, assignee=None)
    conversation = mine.select_for_update(no_key=True).first()
    if conversation is None or conversation.status != ConversationStatus.OPEN:
        return
    teams = Team.objects.within(vendor_id)
    team = teams.get(id=conversation.team_id) if conversation.team_id else teams.filter(is_inbox=True).first()
    if team is None:
        return
    is_new, conversation.team = conversation.team_id is None, team
    if team.auto_assign:
        conversation.waits_since = conversation.waits_since or now
    conversation.save(update_fields=["team", "waits_since"])
    if is_new:
        event = ConversationChanged(conversation.id, ["team_id"], {"team_id": None}, {"team_id": team.id})
        outbox.record(system(vendor_id), event, now=now)


def assign_waiting(*, now: datetime) -> int:
    """Give those that wait to those who are there, the longest waiting first, each in a transaction of its own.

    Answers how many were given, of at most BATCH.
    """
    there = present(now=now).filter(member__is_active=True, member__places__team=OuterRef("team"))
    waiting = Conversation.objects.across_vendors().filter(Exists(there), waits_since__isnull=False, assignee=None)
    waiting = waiting.filter(team__auto_assign=True).order_by("waits_since")
    found = list(waiting.values_list("vendor_id", "id", "team_id")[:BATCH])
    return sum(_give(vendor_id, key, team_id, now=now) for vendor_id, key, team_id in found)


@transaction.atomic
def _give(vendor_id: UUID, conversation_id: UUID, team_id: UUID, *, now: datetime) -> bool:
    """The team's row is the lock: two workers at once look at the same loads one after the other."""
    teams = Team.objects.within(vendor_id).filter(id=team_id, auto_assign=True)
    team = teams.select_for_update(no_key=True).first()
    waiting = Conversation.objects.within(vendor_id).filter(
        id=conversation_id, team=team, assignee=None, waits_since__isnull=False, status=ConversationStatus.OPEN
    )
    conversation = waiting.select_for_update(no_key=True).first() if team else None
    if team is None or conversation is None:
        return False  # somebody was quicker, or it is no longer to be given
    member = _whose_turn(team, now=now)
    conversation.assignee, conversation.waits_since = member, None if member else now  # nobody can: behind the others
    conversation.save(update_fields=["assignee", "waits_since"])
    if member is None:
        return False
    Presence.objects.within(vendor_id).filter(member=member).update(given_at=now)
    event = ConversationChanged(conversation.id, ["assignee_id"], {"assignee_id": None}, {"assignee_id": member.id})
    outbox.record(system(vendor_id), event, now=now)
    return True


def _whose_turn(team: Team, *, now: datetime) -> Member | None:
    """Of the team's members who are there and may answer."""
    own = Conversation.objects.within(team.vendor_id).filter(
        assignee=OuterRef("member"), status=ConversationStatus.OPEN
    )
    load = own.order_by().values("assignee").annotate(n=Count("*")).values("n")
    there = present(now=now).filter(member__places__team=team, member__is_active=True, member__user__is_active=True)
    candidates = [
        (row.load, row.given_at or _NEVER, row.member_id, row.member)
        for row in there.select_related("member__role").annotate(load=Coalesce(Subquery(load), 0))
        if "conversation.write" in permissions_of(row.member.role.key, row.member.role.permissions)
    ]
    return min(candidates)[-1] if candidates else None
