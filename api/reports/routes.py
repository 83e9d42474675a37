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
from domain.reports import queries, responses
from domain.reports.queries import ReportBy
from domain.reports.responses import ResponsesBy
from domain.reports.rules import Figures, Responses

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
_OF_RESPONSES = ("opened", "answered", "answered_rate", "median_minutes", "p90_minutes")


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


class ResponseFigures(Answer):
    """Of the customers' messages that began a conversation or opened it again (it was closed, pending or snoozed)."""

    opened: int = Field(description="How many of these messages came in the span. By member, those answered.")
    answered: int = Field(
        description="By a member, ahead of the next such message; what Spout, a bot or an API key writes is no answer."
    )
    answered_rate: float | None
    median_minutes: float | None = Field(description="From such a message to its answer, day and night: the median.")
    p90_minutes: float | None = Field(description="Nine of ten answers took no longer.")


class ResponseReportLine(ResponseFigures):
    key: str = Field(description="The date, or the id of the team or member; empty: no team's.")
    label: str


class ResponseReport(Answer):
    timezone: str
    total: ResponseFigures
    items: list[ResponseReportLine]


class ReportQuery(BaseModel):
    first: Day = Field(alias="from", description="The first day, in the vendor's zone.")
    last: Day = Field(alias="to", description="The last day, at most 365 later; it is part of the report.")
    format: Format | None = Field(None, description="Goes before the header `Accept`.")

    @model_validator(mode="after")
    def _check_span(self) -> Self:
        if not timedelta() <= self.last - self.first < LONGEST:
            raise ValueError("give a from and a to, 366 days at most")
        return self


class BookingReportQuery(ReportQuery):
    by: ReportBy = ReportBy.day


class ResponseReportQuery(ReportQuery):
    by: ResponsesBy = ResponsesBy.day


@router.get("/bookings", response=BookingReport, openapi_extra={"x-other-content-type": "text/csv"})
def get_booking_report(request: ActorRequest, query: Query[BookingReportQuery]) -> BookingReport | HttpResponse:
    """Figures of bookings by day, service or member: occupancy, no-shows, cancellations, lead time, revenue booked.

    Of those that start in the span. Needs a role that reaches the whole vendor.
    """
    report = queries.bookings(request.auth, first=query.first, last=query.last, by=query.by)
    if _wants_csv(request, query):
        return _csv(report)
    items = [{"key": line.key, "label": line.label, **_figures(line.figures)} for line in report.lines]
    return BookingReport.model_validate({"timezone": report.timezone, "total": _figures(report.total), "items": items})


@router.get("/first-responses", response=ResponseReport, openapi_extra={"x-other-content-type": "text/csv"})
def get_first_response_report(
    request: ActorRequest, query: Query[ResponseReportQuery]
) -> ResponseReport | HttpResponse:
    """How soon customers were answered, by day, team or member: the median, and nine of ten.

    Needs a role that reaches the whole vendor.
    """
    report = responses.first_responses(request.auth, first=query.first, last=query.last, by=query.by)
    lines = [{"key": line.key, "label": line.label, **_responses(line.figures)} for line in report.lines]
    if _wants_csv(request, query):
        return _sheet(["key", "label", *_OF_RESPONSES], [[*line.values()] for line in lines])
    total = _responses(report.total)
    return ResponseReport.model_validate({"timezone": report.timezone, "total": total, "items": lines})


def _responses(figures: Responses) -> dict[str, Any]:
    return {name: getattr(figures, name) for name in _OF_RESPONSES}


def _wants_csv(request: ActorRequest, query: ReportQuery) -> bool:
    if query.format:
        return query.format == Format.csv
    return request.get_preferred_type(["application/json", "text/csv"]) == "text/csv"


def _figures(figures: Figures) -> dict[str, Any]:
    revenue = [{"currency": currency, "amount": amount} for currency, amount in figures.revenue.items()]
    return {name: getattr(figures, name) for name in _NUMBERS} | {"revenue": revenue}


def _csv(report: queries.Report[Figures]) -> HttpResponse:
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
    return _sheet(header, rows)


def _sheet(header: list[str], rows: list[list[Any]]) -> HttpResponse:
    response = HttpResponse(b"".join(sheets.stream(header, [rows])), content_type=sheets.TYPE)
    response["Content-Disposition"] = 'attachment; filename="report.csv"'
    return response
