"""Calendar, export and bulk changes of bookings."""

import datetime
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import MISSING, BaseModel, Field, StringConstraints, model_validator

from api.availability.schemas import Day
from api.bookings.schemas import Booking, BookingStatus, Cancellation
from api.bulk import Bulk
from api.fields import Answer, Body, Instant, Search

LONGEST_EXPORT = timedelta(days=366)


class CountByStatus(Answer):
    held: int
    pending: int
    confirmed: int
    completed: int
    no_show: int
    cancelled: int


class CalendarDay(Answer):
    date: datetime.date
    total: int
    by_status: CountByStatus


class CalendarMonth(Answer):
    timezone: str
    days: list[CalendarDay] = Field(description="Every day of the month, with how many bookings start on it.")


class CalendarDate(Answer):
    timezone: str
    date: datetime.date
    items: list[Booking] = Field(description="Whatever goes on on that day, by start.")


class CalendarQuery(BaseModel):
    month: Annotated[str, StringConstraints(pattern=r"^2[01][0-9]{2}-(0[1-9]|1[0-2])$")] | None = Field(
        None, description="Like 2026-11."
    )
    date: Day | None = Field(None, description="Either this or `month`.")
    service_id: UUID | None = None
    team_id: UUID | None = None
    staff_id: UUID | None = None

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        if (self.month is None) == (self.date is None):
            raise ValueError("give either month or date")
        return self


class BookingExportQuery(BaseModel):
    starts_from: Instant = Field(alias="from", description="Starts at this instant or later.")
    starts_before: Instant = Field(alias="to", description="Starts before this instant, at most 366 days later.")
    search: Search = Field("", description="The contact's name, phone or e-mail, or the beginning of the title.")
    status: BookingStatus | None = None
    service_id: UUID | None = None
    team_id: UUID | None = None
    staff_id: UUID | None = None
    contact_id: UUID | None = None

    @model_validator(mode="after")
    def _check_span(self) -> Self:
        if not timedelta() < self.starts_before - self.starts_from <= LONGEST_EXPORT:
            raise ValueError("give a from and a to at most 366 days later")
        return self


class BulkStatus(StrEnum):
    confirmed = "confirmed"
    completed = "completed"
    no_show = "no_show"
    cancelled = "cancelled"


class BookingBulkChanges(Body):
    status: BulkStatus | MISSING = MISSING
    team_id: UUID | MISSING | None = MISSING
    staff_id: UUID | MISSING = Field(MISSING, description="A member who takes them over.")


class BookingBulkUpdate(Bulk, Cancellation):
    """`reason` is for cancelling."""

    changes: BookingBulkChanges


class BookingBulkDelete(Bulk, Cancellation):
    pass
