"""Forming, renaming and disbanding teams. Who is in them is a matter of `domain.members`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor
from domain.bulk import Result, each
from domain.outbox import actions as outbox
from domain.people import queries as people
from domain.teams import queries, rules
from domain.teams.events import TeamChanged, TeamDisbanded, TeamFormed
from domain.teams.models import Team


@transaction.atomic
def form(actor: Actor, *, name: str, now: datetime) -> Team:
    """A new team, of nobody yet. Raises TeamNameTaken."""
    actor.require("team.write")
    team = Team(vendor_id=actor.vendor_id, name=name, created_at=now)
    _save(team, force_insert=True)
    outbox.record(actor, TeamFormed(team.id, team.name), now=now)
    return team


@transaction.atomic
def change(actor: Actor, team_id: UUID, changes: dict[str, Any], *, now: datetime) -> Team:
    """Change name, `auto_assign` or `is_inbox`, which one team of the vendor can be: it takes the place of the other.

    Raises TeamNotFound, TeamOutOfReach, ReachTooShort, TeamNameTaken.
    """
    actor.require("team.write")
    if "is_inbox" in changes:
        actor.require_whole()
        actor = people.hold(actor)  # two at once: one after the other
    team = queries.within_reach(actor, team_id, lock=True)
    if changes.get("is_inbox"):
        Team.objects.within(actor.vendor_id).filter(is_inbox=True).exclude(id=team.id).update(is_inbox=False)
    before = {field: getattr(team, field) for field in changes}
    for field, value in changes.items():
        setattr(team, field, value)
    _save(team, update_fields=list(changes))
    outbox.record(actor, TeamChanged(team.id, before, changes), now=now)
    return team


@transaction.atomic
def disband(actor: Actor, team_id: UUID, *, now: datetime) -> None:
    """Its members stay; its bookings and conversations belong to no team then.

    Raises TeamNotFound, TeamOutOfReach.
    """
    actor = people.hold(actor)
    actor.require("team.write")
    team = queries.within_reach(actor, team_id, lock=True)
    name = team.name
    team.delete()
    outbox.record(actor, TeamDisbanded(team_id, name), now=now)


def disband_many(actor: Actor, team_ids: Iterable[UUID], *, all_or_nothing: bool, now: datetime) -> list[Result]:
    """Each of these; see `bulk.each`."""
    actor.require("team.write")
    return each(team_ids, lambda team_id: disband(actor, team_id, now=now), all_or_nothing=all_or_nothing)


def _save(team: Team, **how: Any) -> None:
    try:
        with transaction.atomic():
            team.save(**how)
    except IntegrityError:
        raise rules.TeamNameTaken from None
