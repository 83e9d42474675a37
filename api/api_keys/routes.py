"""`/api-keys`: for a vendor's own programs."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, Instant, ShortName
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from api.roles.routes import PermissionName, Permissions
from domain.api_keys import actions, queries

router = Router(tags=["API keys"], auth=in_vendor)


class ApiKey(Answer):
    id: UUID
    name: str
    hint: str = Field(description="How the key begins.")
    permissions: list[PermissionName]
    requests_per_minute: int
    created_by: str
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None = Field(description="To the minute.")
    revoked_at: datetime | None


class NewApiKey(ApiKey):
    key: str = Field(description="For the Authorization header: `Bearer spk_…`. Shown here, and never again.")


class ApiKeyPage(Page[ApiKey]):
    pass


class ApiKeyCreate(Body):
    name: ShortName
    permissions: Annotated[Permissions, Field(min_length=1)]
    expires_at: Instant | None = Field(None, description="It stands until revoked when left out.")
    requests_per_minute: Annotated[int, Field(ge=1, le=6000)] = 600


@router.get("", response=ApiKeyPage)
def list_api_keys(request: ActorRequest, query: Query[PageQuery]) -> HttpResponse:
    """The vendor's keys, the latest first, revoked ones too."""
    return page(queries.list_keys(request.auth), ApiKey, query, order=("-created_at", "-id"))


@router.post("", response={201: NewApiKey})
@idempotent
def create_api_key(request: ActorRequest, payload: ApiKeyCreate) -> Status[NewApiKey]:
    """Make a key of permissions that you have yourself. It reaches the whole vendor, and outlives your membership."""
    given = {**payload.filled(), "permissions": [name.value for name in payload.permissions]}
    key, text = actions.make(request.auth, now=now(), **given)
    return Status(201, NewApiKey(**ApiKey.model_validate(key).model_dump(), key=text))


@router.get("/{uuid:key_id}", response=ApiKey)
def get_api_key(request: ActorRequest, key_id: UUID) -> ApiKey:
    """One key, without its text."""
    return ApiKey.model_validate(queries.get(request.auth, key_id))


@router.delete("/{uuid:key_id}", response={204: None})
def revoke_api_key(request: ActorRequest, key_id: UUID) -> Status[None]:
    """It stops working with the next request."""
    actions.revoke(request.auth, key_id, now=now())
    return Status(204, None)
