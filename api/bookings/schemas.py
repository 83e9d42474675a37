"""Bookings as the API shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AliasPath, Field, StringConstraints

from api.fields import Answer, Body, Instant, Printable, Prose, Ref, Search
from api.pagination import Page, PageQuery


class BookingStatus(StrEnum):
    held = "held"
    pending = "pending"
    confirmed = "confirmed"
    completed = "completed"
    no_show = "no_show"
    cancelled = "cancelled"


class BookingOrder(StrEnum):
    latest_first = "-starts_at"
    earliest_first = "starts_at"


class Staff(Answer):
    id: UUID
    first_name: str = Field(validation_alias=AliasPath("user", "first_name"))
    last_name: str = Field(validation_alias=AliasPath("user", "last_name"))


class BookedService(Answer):
    id: UUID
    title: str
    duration_minutes: int


class Booking(Answer):
    id: UUID
    status: BookingStatus
    version: int = Field(description="Counts changes; give it as `If-Match`.")
    starts_at: datetime
    ends_at: datetime
    title: str
    description: str
    cancelled_reason: str
    created_at: datetime
    staff: Staff
    contact: Ref
    service: BookedService
    team: Ref | None


class BookingPage(Page[Booking]):
    pass


class BookingCreate(Body):
    service_id: UUID
    contact_id: UUID
    starts_at: Instant
    staff_id: UUID | None = Field(None, description="A member's id; left out: any free member who serves it.")
    description: Prose = ""
    allow_outside_hours: bool = Field(
        False, description="Waives the service's notice and horizon; needs `booking.override`."
    )


class Reschedule(Body):
    starts_at: Instant
    staff_id: UUID | None = None
    allow_outside_hours: bool = False


class Cancellation(Body):
    reason: Annotated[str, StringConstraints(max_length=500), Printable] = ""


class BookingQuery(PageQuery):
    search: Search = Field("", description="The contact's name, phone or e-mail, or the beginning of the title.")
    status: BookingStatus | None = None
    service_id: UUID | None = None
    team_id: UUID | None = None
    staff_id: UUID | None = None
    contact_id: UUID | None = None
    starts_from: Instant | None = Field(None, alias="from", description="Starts at this instant or later.")
    starts_before: Instant | None = Field(None, alias="to", description="Starts before this instant.")
    ordering: BookingOrder = BookingOrder.latest_first
