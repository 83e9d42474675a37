"""`/reports`: the vendor's figures, as JSON or CSV."""

from datetime import timedelta
from enum import StrEnum
from typing import Any, Self

from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field, model_validator

from api.auth import ActorRequest, in_vendor
from api.availability.schemas import Day
from api.fields import Answer, Money
from domain import sheets
from domain.reports import queries
from domain.reports.queries import ReportBy
from domain.reports.rules import Figures

router = Router(tags=["reports"], auth=in_vendor)

LONGEST = timedelta(days=366)
_NUMBERS = (
    "bookings",
    "completed",
    "no_shows",
    "no_show_rate",
    "cancelled",
    "cancellation_rate",
    "lead_time_hours",
    "booked_minutes",
    "open_minutes",
    "occupancy",
)


class Format(StrEnum):
    json = "json"
    csv = "csv"


class Revenue(Answer):
    currency: str
    amount: Money


class BookingFigures(Answer):
    """Of the bookings that start in the span. A hold is none, unless it was confirmed."""

    bookings: int = Field(description="The cancelled among them.")
    completed: int
    no_shows: int
    no_show_rate: float | None = Field(description="Of those completed or missed.")
    cancelled: int
    cancellation_rate: float | None = Field(description="Of all.")
    lead_time_hours: float | None = Field(description="From making to start: the median.")
    booked_minutes: int = Field(
        description="Of what is not cancelled, without buffers; a group session once. All on the day of its start."
    )
    open_minutes: int | None = Field(
        description="Of all members who can be booked now: their hours without time off. Null by service."
    )
    occupancy: float | None = Field(description="Booked of open; above 1 when more is booked than is open.")
    revenue: list[Revenue] = Field(description="Prices as agreed of what is pending, confirmed or completed.")


class BookingReportLine(BookingFigures):
    key: str = Field(description="The date, or the id of the service or member.")
    label: str


class BookingReport(Answer):
    timezone: str
    total: BookingFigures
    items: list[BookingReportLine]


class BookingReportQuery(BaseModel):
    first: Day = Field(alias="from", description="The first day, in the vendor's zone.")
    last: Day = Field(alias="to", description="The last day, at most 365 later; it is part of the report.")
    by: ReportBy = ReportBy.day
    format: Format | None = Field(None, description="Goes before the header `Accept`.")

    @model_validator(mode="after")
    def _check_span(self) -> Self:
        if not timedelta() <= self.last - self.first < LONGEST:
            raise ValueError("give a from and a to, 366 days at most")
        return self


@router.get("/bookings", response=BookingReport, openapi_extra={"x-other-content-type": "text/csv"})
def get_booking_report(request: ActorRequest, query: Query[BookingReportQuery]) -> BookingReport | HttpResponse:
    """Figures of bookings by day, service or member: occupancy, no-shows, cancellations, lead time, revenue booked.

    Of those that start in the span. Needs a role that reaches the whole vendor.
    """
    report = queries.bookings(request.auth, first=query.first, last=query.last, by=query.by)
    if query.format == Format.csv or (query.format is None and _prefers_csv(request)):
        return _csv(report)
    items = [{"key": line.key, "label": line.label, **_figures(line.figures)} for line in report.lines]
    return BookingReport.model_validate({"timezone": report.timezone, "total": _figures(report.total), "items": items})


def _prefers_csv(request: ActorRequest) -> bool:
    return request.get_preferred_type(["application/json", "text/csv"]) == "text/csv"


def _figures(figures: Figures) -> dict[str, Any]:
    revenue = [{"currency": currency, "amount": amount} for currency, amount in figures.revenue.items()]
    return {name: getattr(figures, name) for name in _NUMBERS} | {"revenue": revenue}


def _csv(report: queries.Report) -> HttpResponse:
    """A column of revenue for each currency."""
    currencies = [*report.total.revenue]
    header = ["key", "label", *_NUMBERS, *(f"revenue_{currency}" for currency in currencies)]
    rows = [
        [
            line.key,
            line.label,
            *(getattr(line.figures, name) for name in _NUMBERS),
            *(line.figures.revenue.get(currency, 0) for currency in currencies),
        ]
        for line in report.lines
    ]
    response = HttpResponse(b"".join(sheets.stream(header, [rows])), content_type=sheets.TYPE)
    response["Content-Disposition"] = 'attachment; filename="report.csv"'
    return response
