"""`/waitlist`: who would come if there were time."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field

from api.auth import ActorRequest, in_vendor
from api.bookings.schemas import BookedService, Staff
from api.fields import Answer, Body, Instant, Ref
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from domain.waitlist import actions, queries

router = Router(tags=["waitlist"], auth=in_vendor)


class WaitStatus(StrEnum):
    waiting = "waiting"
    offered = "offered"
    booked = "booked"
    cancelled = "cancelled"
    expired = "expired"


class WaitlistEntry(Answer):
    id: UUID
    status: WaitStatus
    contact: Ref
    service: BookedService
    staff: Staff | None = Field(description="Null: with anybody.")
    wanted_from: datetime
    wanted_until: datetime
    booking_id: UUID | None = Field(description="The hold that was offered last; `confirmBooking` makes it a booking.")
    offers: int = Field(description="How often something was offered.")
    offered_at: datetime | None
    created_at: datetime


class WaitlistPage(Page[WaitlistEntry]):
    pass


class WaitlistQuery(PageQuery):
    status: WaitStatus | None = None
    service_id: UUID | None = None
    contact_id: UUID | None = None


class WaitlistJoin(Body):
    contact_id: UUID
    service_id: UUID
    staff_id: UUID | None = Field(None, description="Left out: with anybody.")
    wanted_from: Instant = Field(alias="from", description="To start at this instant or later.")
    wanted_until: Instant = Field(alias="to", description="To start before this instant; at most 90 days later.")


@router.get("", response=WaitlistPage)
def list_waitlist(request: ActorRequest, query: Query[WaitlistQuery]) -> HttpResponse:
    """Who waits or has waited, the latest first. The first that came is the first that is offered something."""
    wanted = query.model_dump(include={"status", "service_id", "contact_id"}, exclude_none=True)
    found = queries.list_entries(request.auth, **wanted)
    return page(found, WaitlistEntry, query, order=("-created_at", "-id"))


@router.post("", response={201: WaitlistEntry})
@idempotent
def join_waitlist(request: ActorRequest, payload: WaitlistJoin) -> Status[WaitlistEntry]:
    """Wait for time that is taken. When some becomes free, it is kept for half an hour, and the contact is told."""
    entry = actions.join(request.auth, now=now(), **payload.filled())
    return Status(201, WaitlistEntry.model_validate(entry))


@router.delete("/{uuid:entry_id}", response={204: None})
def leave_waitlist(request: ActorRequest, entry_id: UUID) -> Status[None]:
    """Wait no longer; what is kept as an offer is given back."""
    actions.leave(request.auth, entry_id, now=now())
    return Status(204, None)
