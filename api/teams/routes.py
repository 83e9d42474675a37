"""`/teams`."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, ShortName
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from domain.teams import actions, queries

router = Router(tags=["teams"], auth=in_vendor)


class Team(Answer):
    id: UUID
    name: str


class TeamPage(Page[Team]):
    pass


class TeamCreate(Body):
    name: ShortName
    member_ids: Annotated[list[UUID], Field(max_length=200)] = []


@router.get("", response=TeamPage)
def list_teams(request: ActorRequest, query: Query[PageQuery]) -> HttpResponse:
    """The vendor's teams, oldest first."""
    return page(queries.list_teams(request.auth), Team, query, order=("created_at", "id"))


@router.post("", response={201: Team})
@idempotent
def create_team(request: ActorRequest, payload: TeamCreate) -> Status[Team]:
    """Form a team of members."""
    return Status(201, Team.model_validate(actions.form(request.auth, now=now(), **payload.filled())))
