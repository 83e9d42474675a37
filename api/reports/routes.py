"""`/reports`: the vendor's figures, as JSON or CSV."""

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router

from api.auth import ActorRequest, in_vendor
from api.reports.schemas import (
    BookingReport,
    BookingReportQuery,
    Format,
    MessageReport,
    MessageReportQuery,
    ReportQuery,
    ResponseReport,
    ResponseReportQuery,
)
from domain import sheets
from domain.reports import messages, queries, responses
from domain.reports.rules import Figures, Messages, Responses

router = Router(tags=["reports"], auth=in_vendor)

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
_OF_MESSAGES = ("sent", "delivered", "unpriced", "billable", "cost", "currency")
_OF_CATEGORIES = ("sent", "delivered", "billable", "cost")


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


@router.get("/messages", response=MessageReport, openapi_extra={"x-other-content-type": "text/csv"})
def get_message_report(request: ActorRequest, query: Query[MessageReportQuery]) -> MessageReport | HttpResponse:
    """What messages on WhatsApp cost, by day, service, member or Meta's category: sent, delivered, charged, the cost.

    A message counts on the day on which it was delivered, or taken, while it is not delivered. WhatsApp tells whether
    and as what it charges a message, never how much: that is of `rates` of the channel. Needs a role that reaches the
    whole vendor.
    """
    report = messages.messages(request.auth, first=query.first, last=query.last, by=query.by)
    if _wants_csv(request, query):
        return _message_sheet(report)
    items = [{"key": line.key, "label": line.label, **_messages(line.figures)} for line in report.lines]
    return MessageReport.model_validate({"timezone": report.timezone, "total": _messages(report.total), "items": items})


def _messages(figures: Messages) -> dict[str, Any]:
    return {name: getattr(figures, name) for name in (*_OF_MESSAGES, "categories")}


def _message_sheet(report: queries.Report[Messages]) -> HttpResponse:
    """Four columns more for each category."""
    columns = [(one.category, name) for one in report.total.categories for name in _OF_CATEGORIES]
    rows = []
    for line in report.lines:
        found = {one.category: one for one in line.figures.categories}
        row = [line.key, line.label, *(getattr(line.figures, name) for name in _OF_MESSAGES)]
        rows.append([*row, *(getattr(found.get(category), name, 0) for category, name in columns)])
    return _sheet(["key", "label", *_OF_MESSAGES, *(f"{category}_{name}" for category, name in columns)], rows)


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
