"""Series as the API shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import Field

from api.bookings.schemas import BookedService, Booking, Cancellation
from api.fields import Answer, Body, Instant, Ref, Timezone
from api.pagination import Page, PageQuery
from domain.series import actions


class Scope(StrEnum):
    this = "this"
    following = "following"
    all = "all"


class Series(Answer):
    id: UUID
    service: BookedService
    contact: Ref
    rrule: str = Field(description="As it was booked; what became of each booking, the bookings tell.")
    timezone: str
    starts_at: datetime
    created_at: datetime
    ended_at: datetime | None = Field(description="When what was left of it was cancelled.")


class SeriesPage(Page[Series]):
    pass


class SeriesQuery(PageQuery):
    service_id: UUID | None = None
    contact_id: UUID | None = None


class Occurrence(Answer):
    starts_at: datetime
    free: bool
    code: str | None = Field(description="Why it can't be had, like `booking.slot_taken`.")
    detail: str | None
    nearest: list[datetime] = Field(description="Free starts near one that is taken.")
    booking_id: UUID | None = Field(description="Of one that was to move there.")


class Occurrences(Answer):
    occurrences: list[Occurrence]

    @classmethod
    def of(cls, found: list[actions.Occurrence]) -> "Occurrences":
        return cls.model_validate({"occurrences": [occurrence.told() for occurrence in found]})


class SeriesDetail(Series):
    bookings: list[Booking]


class SeriesWritten(SeriesDetail):
    skipped: list[Occurrence] = Field(description="What could not be had, with `skip_conflicts`.")


class SeriesPreview(Body):
    service_id: UUID
    contact_id: UUID
    starts_at: Instant = Field(description="The rule's first start is this, or the first after it that fits the rule.")
    rrule: str = Field(
        description="RFC 5545, DAILY to YEARLY, with COUNT or UNTIL: at most 366 starts in five years. It is reckoned "
        "by the clocks of the timezone: 09:00 stays 09:00 when they change.",
        examples=["FREQ=WEEKLY;BYDAY=TU;COUNT=12"],
    )
    staff_id: UUID | None = Field(None, description="Left out: each time whoever is free, the least booked first.")
    timezone: Timezone | None = Field(None, description="The vendor's when left out.")
    allow_outside_hours: bool = Field(False, description="As in `createBooking`, for each.")

    def plan(self) -> actions.Plan:
        return actions.Plan(**self.model_dump(exclude={"skip_conflicts"}))


class SeriesCreate(SeriesPreview):
    skip_conflicts: bool = Field(False, description="Book what can be had, and leave out the rest.")


class SeriesChange(Body):
    scope: Scope = Field(description="This booking, this and those that follow, or all that are to come.")
    booking_id: UUID | None = Field(None, description="Of the series; may be left out with `all`.")

    def chosen(self) -> dict[str, Any]:
        return {**self.filled(), "scope": self.scope.value}


class SeriesCancellation(SeriesChange, Cancellation):
    pass


class SeriesReschedule(SeriesChange):
    starts_at: Instant | None = Field(
        None,
        description="Of `booking_id`, else of the next one; the others move by as much on the clocks of the timezone.",
    )
    staff_id: UUID | None = None
    allow_outside_hours: bool = False
    skip_conflicts: bool = Field(False, description="Move what can be moved; the rest stays where it is.")
