"""Bookings as the API shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, AliasPath, BaseModel, Field, StringConstraints

from api.fields import Answer, Body, Instant, Money, Name, Printable, Prose, Ref, Search, Timezone
from api.pagination import Page, PageQuery
from domain.bookings.rules import HOLD, LONGEST_HOLD


class BookingStatus(StrEnum):
    held = "held"
    pending = "pending"
    confirmed = "confirmed"
    completed = "completed"
    no_show = "no_show"
    cancelled = "cancelled"


class CancelledBy(StrEnum):
    staff = "staff"
    customer = "customer"
    system = "system"


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
    held_until: datetime | None = Field(description="When a hold runs out; null for what is no hold.")
    price: Money = Field(description="As agreed when it was made.")
    currency: str
    cancelled_at: datetime | None
    cancelled_by: CancelledBy | None
    cancelled_reason: str
    created_at: datetime
    series_id: UUID | None = Field(description="Of the series that it belongs to.")
    staff: Staff
    contact: Ref
    service: BookedService
    team: Ref | None
    resource: Ref | None


class BookingPage(Page[Booking]):
    pass


class BookingCreate(Body):
    service_id: UUID
    contact_id: UUID
    starts_at: Instant
    staff_id: UUID | None = Field(
        None, description="A member's id; left out: whoever serves it and is free, the least booked first."
    )
    team_id: UUID | None = Field(None, description="Then somebody of this team, and the booking is the team's.")
    description: Prose = ""
    allow_outside_hours: bool = Field(
        False, description="Waives hours, notice and horizon, never an overlap; needs `booking.override`."
    )


class BookingHold(BookingCreate):
    minutes: Annotated[int, Field(ge=1, le=int(LONGEST_HOLD.total_seconds() / 60))] = Field(
        int(HOLD.total_seconds() / 60), description="How long the time is kept."
    )


class Reschedule(Body):
    starts_at: Instant
    staff_id: UUID | None = None
    allow_outside_hours: bool = False


class BookingUpdate(Body):
    title: Name | MISSING = MISSING
    description: Prose | MISSING = MISSING
    team_id: UUID | MISSING | None = MISSING
    staff_id: UUID | MISSING = Field(MISSING, description="Another member takes it over.")
    service_id: UUID | MISSING = Field(MISSING, description="Another service, with its duration and buffers.")
    starts_at: Instant | MISSING = MISSING
    allow_outside_hours: bool | MISSING = MISSING


class Slot(Answer):
    starts_at: datetime = Field(description="In the zone asked for.")
    ends_at: datetime
    staff_ids: list[UUID] = Field(description="With whom.")
    seats_left: int


class SlotList(Answer):
    timezone: str
    items: list[Slot]


class SlotQuery(BaseModel):
    service_id: UUID
    since: Instant = Field(alias="from", description="From this instant on.")
    until: Instant = Field(alias="to", description="Starts before this instant; at most 62 days later.")
    staff_id: UUID | None = None
    team_id: UUID | None = None
    timezone: Timezone | None = Field(None, description="Of the answer; the vendor's when left out.")


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
    without_staff: bool = Field(
        False,
        description="What is open with a member who has left or can't be booked: to be given to others.",
    )
    ordering: BookingOrder = BookingOrder.latest_first
