"""Figures, as the API shows them, and how they are asked for."""

from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, PlainSerializer, WithJsonSchema, model_validator

from api.availability.schemas import Day
from api.fields import Answer, Money
from domain.reports.messages import MessagesBy
from domain.reports.queries import ReportBy
from domain.reports.responses import ResponsesBy

LONGEST = timedelta(days=366)

Cost = Annotated[
    Decimal,
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+\.\d{4,6}$", "examples": ["12.6960"]}),
]


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


class ChargedMessages(Answer):
    """Of the messages of one of Meta's categories."""

    category: str = Field(description="Meta's word: marketing, utility, authentication, service …")
    sent: int
    delivered: int
    billable: int
    cost: Cost | None = Field(description="Null without a rate for it.")


class MessageFigures(Answer):
    """Of the messages that WhatsApp took in the span and did not fail to deliver: those of conversations, notes about
    bookings, codes, tests, reactions; not read receipts. Whom the vendor has erased is not in it."""

    sent: int = Field(description="That WhatsApp took: sent, delivered or read.")
    delivered: int = Field(description="Of those, delivered or read. What has not arrived is not charged.")
    unpriced: int = Field(
        description="Of the delivered, those of whose price WhatsApp has said nothing. They are in no cost."
    )
    billable: int = Field(description="Of the delivered, those that WhatsApp says are charged; the others are free.")
    cost: Cost | None = Field(
        description="Of the billable, by the channel's `rates` as they are now. Null where a rate is missing, or where "
        "WhatsApp has told the price of nothing that was delivered."
    )
    currency: str | None = Field(description="Of the channel's `rates`; null while there are none.")
    categories: list[ChargedMessages] = Field(description="By name; what WhatsApp has told no category of is in none.")


class MessageReportLine(MessageFigures):
    key: str = Field(
        description="The date, the id of the service or member, or the category. Empty: about no booking; sent by no "
        "member, but by Spout, a bot or an API key; of no category that WhatsApp has told."
    )
    label: str


class MessageReport(Answer):
    timezone: str
    total: MessageFigures
    items: list[MessageReportLine]


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


class MessageReportQuery(ReportQuery):
    by: MessagesBy = Field(
        MessagesBy.day, description="By service: whose booking the message was about. By member: who wrote it."
    )
