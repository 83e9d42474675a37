"""`/audit-events`: who did what."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import Field, StringConstraints

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Instant
from api.pagination import Page, PageQuery, page_of
from domain.audit import queries

router = Router(tags=["audit"], auth=in_vendor)


class AuditActor(StrEnum):
    member = "member"
    key = "key"
    platform = "platform"


class AuditEvent(Answer):
    id: UUID
    type: str = Field(description="What happened: `member.changed`, `role.added`, `vendor.entered` …")
    payload: dict[str, Any] = Field(description="The ids it is about, and what was before and after.")
    actor_kind: AuditActor
    actor_id: UUID | None = Field(description="The member, API key or platform admin.")
    actor_name: str
    address: str | None
    request_id: str
    recorded_at: datetime


class AuditEventPage(Page[AuditEvent]):
    pass


class AuditQuery(PageQuery):
    type: Annotated[str, StringConstraints(pattern=r"^[a-z_.]{1,80}$")] | None = None
    actor_kind: AuditActor | None = None
    actor_id: UUID | None = None
    since: Instant | None = Field(None, alias="from", description="At this instant or later.")
    before: Instant | None = Field(None, alias="to", description="Before this instant.")


@router.get("", response=AuditEventPage)
def list_audit_events(request: ActorRequest, query: Query[AuditQuery]) -> HttpResponse:
    """What members, API keys and platform admins did in the vendor, the latest first."""
    wanted = query.model_dump(include={"type", "actor_kind", "actor_id", "since", "before"}, exclude_none=True)
    events = queries.list_events(request.auth, **wanted)
    return page_of(events, AuditEvent.model_validate, query, order=("-recorded_at", "-id"))
