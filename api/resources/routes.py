"""`/resources`."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import MISSING, Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, Search, ShortLine, ShortName
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from domain.resources import actions, queries

router = Router(tags=["resources"], auth=in_vendor)


class Resource(Answer):
    id: UUID
    name: str
    kind: str = Field(description="In your own words: room, chair, vehicle.")
    is_active: bool
    created_at: datetime


class ResourcePage(Page[Resource]):
    pass


class ResourceQuery(PageQuery):
    search: Search = Field("", description="Part of the name or the kind.")
    is_active: bool | None = None


class ResourceCreate(Body):
    name: ShortName
    kind: ShortLine = ""
    is_active: bool = True


class ResourceUpdate(Body):
    name: ShortName | MISSING = MISSING
    kind: ShortLine | MISSING = MISSING
    is_active: bool | MISSING = MISSING


@router.get("", response=ResourcePage)
def list_resources(request: ActorRequest, query: Query[ResourceQuery]) -> HttpResponse:
    """What services need besides people, by name."""
    wanted = query.model_dump(include={"search", "is_active"}, exclude_none=True)
    return page(queries.list_resources(request.auth, **wanted), Resource, query, order=("name", "id"))


@router.post("", response={201: Resource})
@idempotent
def create_resource(request: ActorRequest, payload: ResourceCreate) -> Status[Resource]:
    """Add a room, a chair, a vehicle."""
    return Status(201, Resource.model_validate(actions.add(request.auth, now=now(), **payload.filled())))


@router.get("/{uuid:resource_id}", response=Resource)
def get_resource(request: ActorRequest, resource_id: UUID) -> Resource:
    """One resource."""
    return Resource.model_validate(queries.get(request.auth, resource_id))


@router.patch("/{uuid:resource_id}", response=Resource)
def update_resource(request: ActorRequest, resource_id: UUID, payload: ResourceUpdate) -> Resource:
    """Change what is given. No new booking takes one that is not active; those it has stay."""
    return Resource.model_validate(actions.change(request.auth, resource_id, payload.given(), now=now()))


@router.delete("/{uuid:resource_id}", response={204: None})
def delete_resource(request: ActorRequest, resource_id: UUID) -> Status[None]:
    """Remove it. 409 `resource.in_use` while bookings or services need it."""
    actions.remove(request.auth, resource_id, now=now())
    return Status(204, None)
