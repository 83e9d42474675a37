"""`/audit-events`: who did what."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field, StringConstraints, model_validator

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Instant
from api.pagination import Page, PageQuery, page_of
from domain import sheets
from domain.audit import exports, queries

router = Router(tags=["audit"], auth=in_vendor)

LONGEST_EXPORT = timedelta(days=366)


class AuditActor(StrEnum):
    member = "member"
    key = "key"
    platform = "platform"


class AuditEvent(Answer):
    id: UUID
    type: str = Field(
        description="What happened: `member.changed`, `role.added`, `session.opened`, `session.refused` …"
    )
    payload: dict[str, Any] = Field(description="The ids it is about, and what was before and after.")
    actor_kind: AuditActor
    actor_id: UUID | None = Field(description="The member, API key or platform admin.")
    actor_name: str
    address: str | None
    request_id: str
    recorded_at: datetime


class AuditEventPage(Page[AuditEvent]):
    pass


class AuditFilters(BaseModel):
    type: Annotated[str, StringConstraints(pattern=r"^[a-z_.]{1,80}$")] | None = None
    actor_kind: AuditActor | None = None
    actor_id: UUID | None = None


class AuditExportQuery(AuditFilters):
    since: Instant = Field(alias="from", description="At this instant or later.")
    before: Instant = Field(alias="to", description="Before this instant, at most 366 days later.")

    @model_validator(mode="after")
    def _check_span(self) -> Self:
        if not timedelta() < self.before - self.since <= LONGEST_EXPORT:
            raise ValueError("give a from and a to at most 366 days later")
        return self


class AuditQuery(AuditFilters, PageQuery):
    since: Instant | None = Field(None, alias="from", description="At this instant or later.")
    before: Instant | None = Field(None, alias="to", description="Before this instant.")


@router.get("", response=AuditEventPage)
def list_audit_events(request: ActorRequest, query: Query[AuditQuery]) -> HttpResponse:
    """What members, API keys and platform admins did in the vendor, the latest first."""
    wanted = query.model_dump(include={"type", "actor_kind", "actor_id", "since", "before"}, exclude_none=True)
    events = queries.list_events(request.auth, **wanted)
    return page_of(events, AuditEvent.model_validate, query, order=("-recorded_at", "-id"))


@router.get("/export", response=str, openapi_extra={"x-content-type": "text/csv"})
def export_audit_events(request: ActorRequest, query: Query[AuditExportQuery]) -> StreamingHttpResponse:
    """The same as CSV, the earliest first."""
    pieces = exports.as_csv(request.auth, **query.model_dump(exclude_none=True))
    response = StreamingHttpResponse(pieces, content_type=sheets.TYPE)
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response
