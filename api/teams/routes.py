"""`/teams`."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import MISSING, Field

from api import bulk
from api.auth import ActorRequest, in_vendor
from api.bulk import BulkDelete, BulkResult, Ids
from api.fields import Answer, Body, Search, ShortName
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page_of
from domain.members import actions as members
from domain.teams import actions, queries

router = Router(tags=["teams"], auth=in_vendor)


class Team(Answer):
    id: UUID
    name: str
    auto_assign: bool
    is_inbox: bool
    size: int = Field(description="How many members it has.")
    created_at: datetime


class TeamPage(Page[Team]):
    pass


class TeamQuery(PageQuery):
    search: Search = Field("", description="Part of the name.")


class TeamCreate(Body):
    name: ShortName
    member_ids: Annotated[list[UUID], Field(max_length=200)] = []


class TeamUpdate(Body):
    name: ShortName | MISSING = MISSING
    auto_assign: bool | MISSING = Field(
        MISSING, description="Whether its conversations are given, by themselves and in turn, to those who are there."
    )
    is_inbox: bool | MISSING = Field(
        MISSING, description="Whether new conversations of no team become its; one team of the vendor can be it."
    )


class TeamMembers(Body):
    member_ids: Ids


@router.get("", response=TeamPage)
def list_teams(request: ActorRequest, query: Query[TeamQuery]) -> HttpResponse:
    """The vendor's teams, oldest first. Who is in one: `GET /members?team_id=`."""
    teams = queries.with_size(queries.list_teams(request.auth, search=query.search))
    return page_of(teams, Team.model_validate, query, order=("created_at", "id"))


@router.post("", response={201: Team})
@idempotent
def create_team(request: ActorRequest, payload: TeamCreate) -> Status[Team]:
    """Form a team of members."""
    return Status(201, _team(request, members.form_team(request.auth, now=now(), **payload.filled()).id))


@router.post("/bulk-delete", response=BulkResult)
@idempotent
def bulk_delete_teams(request: ActorRequest, payload: BulkDelete) -> Status[BulkResult]:
    """Disband many."""
    results = actions.disband_many(request.auth, payload.ids, all_or_nothing=payload.all_or_nothing, now=now())
    return Status(200, bulk.answer(results))


@router.get("/{uuid:team_id}", response=Team)
def get_team(request: ActorRequest, team_id: UUID) -> Team:
    """One team."""
    return _team(request, team_id)


@router.patch("/{uuid:team_id}", response=Team)
def update_team(request: ActorRequest, team_id: UUID, payload: TeamUpdate) -> Team:
    """Rename it, or change how it is given conversations."""
    actions.change(request.auth, team_id, payload.given(), now=now())
    return _team(request, team_id)


@router.delete("/{uuid:team_id}", response={204: None})
def delete_team(request: ActorRequest, team_id: UUID) -> Status[None]:
    """Disband it; its members stay, its bookings and conversations belong to no team then."""
    actions.disband(request.auth, team_id, now=now())
    return Status(204, None)


@router.put("/{uuid:team_id}/members", response=Team)
def put_team_members(request: ActorRequest, team_id: UUID, payload: TeamMembers) -> Team:
    """Put members into it; those who are in it already stay."""
    members.join_team(request.auth, team_id, payload.member_ids, now=now())
    return _team(request, team_id)


@router.delete("/{uuid:team_id}/members", response=Team)
def remove_team_members(request: ActorRequest, team_id: UUID, payload: TeamMembers) -> Team:
    """Take members out of it; those who are not in it are no error."""
    members.depart_team(request.auth, team_id, payload.member_ids, now=now())
    return _team(request, team_id)


def _team(request: ActorRequest, team_id: UUID) -> Team:
    return Team.model_validate(queries.get(request.auth, team_id))
