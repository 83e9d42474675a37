"""What the public sees, and what customers send."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AliasPath, BaseModel, Field, StringConstraints, model_validator

from api.bookings.schemas import BookedService, BookingStatus, CancelledBy
from api.fields import Answer, Body, Email, Instant, Language, Money, Name, Phone, Prose, Timezone


class PublicVendor(Answer):
    name: str
    slug: str
    website: str
    timezone: str
    locale: str
    currency: str
    country_code: str
    booking_page_url: str | None = Field(description="The page to book on; null when it takes no bookings there.")


class PublicVendorPage(PublicVendor):
    checks_phones: bool = Field(description="Whether customers may give a phone, instead of an e-mail address.")


class PublicStaff(Answer):
    id: UUID
    first_name: str = Field(validation_alias=AliasPath("user", "first_name"))


class PublicService(Answer):
    id: UUID
    title: str
    description: str
    duration_minutes: int
    price: Money
    currency: str
    colour: str
    capacity: int
    requires_confirmation: bool
    staff: list[PublicStaff] = Field(description="Who serves it.")


class PublicServiceList(Answer):
    items: list[PublicService]


class PublicSlotQuery(BaseModel):
    service_id: UUID
    since: Instant = Field(alias="from", description="From this instant on.")
    until: Instant = Field(alias="to", description="Starts before this instant; at most 62 days later.")
    staff_id: UUID | None = None
    timezone: Timezone | None = Field(None, description="Of the answer; the vendor's when left out.")


class MoveQuery(BaseModel):
    since: Instant = Field(alias="from", description="From this instant on.")
    until: Instant = Field(alias="to", description="Starts before this instant; at most 62 days later.")
    with_anybody: bool = Field(False, description="Whoever serves it, not whom the booking is with alone.")
    timezone: Timezone | None = Field(None, description="Of the answer; the vendor's when left out.")


class Reached(Body):
    """By e-mail or by phone."""

    email: Email | None = None
    phone_number: Phone | None = Field(None, description="E.164; checked over WhatsApp, where the vendor has it.")

    @model_validator(mode="after")
    def _by_one(self) -> Self:
        if (self.email is None) == (self.phone_number is None):
            raise ValueError("give either email or phone_number")
        return self


class CodeRequest(Reached):
    language: Language | None = Field(None, description="Of the letter; the vendor's when left out.")


class PublicBookingCreate(Reached):
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] = Field(description="The last that was sent there.")
    service_id: UUID
    starts_at: Instant
    staff_id: UUID | None = Field(None, description="Left out: whoever serves it and is free.")
    name: Name
    description: Prose = ""
    language: Language | None = Field(None, description="Of letters to a new customer; the vendor's when left out.")


class PublicReschedule(Body):
    starts_at: Instant
    staff_id: UUID | None = Field(None, description="Left out: whoever it was with.")


class PublicBookingStaff(Answer):
    first_name: str = Field(validation_alias=AliasPath("user", "first_name"))


class PublicBooking(Answer):
    id: UUID
    status: BookingStatus
    version: int = Field(description="Counts changes; give it as `If-Match`.")
    starts_at: datetime
    ends_at: datetime
    held_until: datetime | None
    price: Money
    currency: str
    cancelled_at: datetime | None
    cancelled_by: CancelledBy | None
    service: BookedService
    staff: PublicBookingStaff
    vendor: PublicVendor
    cancel_until: datetime | None = Field(description="Until when the customer may; null: not at all.")
    reschedule_until: datetime | None


class BookedByCustomer(Answer):
    booking: PublicBooking
    manage_token: str = Field(description="Whoever has it manages the booking.")
    manage_url: str
    manage_page_url: str = Field(description="For the customer: the page that does it. Letters lead there too.")


class CalendarFeed(Answer):
    url: str = Field(description="To subscribe to. Shown here, and never again; whoever has it reads the calendar.")
