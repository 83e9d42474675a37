"""Hours and time off as the API shows them. Clock times are local; `domain` counts minutes from midnight."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from api.fields import Answer, Body, Instant, OneLine, Timezone, not_a_number
from api.pagination import Page, PageQuery
from domain.availability.models import DAY
from domain.availability.rules import Timetable, WallSpan

_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"


def _in_our_time(value: date) -> date:
    if not 2000 <= value.year < 2200:
        raise ValueError("should lie between the years 2000 and 2200")
    return value


def _once(dates: "list[DateHours]") -> "list[DateHours]":
    if len({given.date for given in dates}) < len(dates):
        raise ValueError("should name each date once")
    return dates


From = Annotated[str, StringConstraints(pattern=f"^{_CLOCK}$"), Field(alias="from", examples=["09:00"])]
Until = Annotated[
    str,
    StringConstraints(pattern=f"^({_CLOCK}|24:00)$"),
    Field(description="When it is not after `from`, it is on the next day.", examples=["17:00"]),
]
Day = Annotated[date, BeforeValidator(not_a_number), AfterValidator(_in_our_time)]


class ClockSpan(Body):
    """From the one to the other, which is not part of it."""

    start: From
    until: Until

    def minutes(self) -> WallSpan:
        start, until = _minute(self.start), _minute(self.until)
        return WallSpan(start, until if until > start else until + DAY)


class WeekdayHours(ClockSpan):
    weekday: int = Field(ge=0, le=6, description="0 is Monday.")


class DateHours(Body):
    date: Day
    spans: Annotated[list[ClockSpan], Field(max_length=8, description="Empty: closed, of the vendor a holiday.")]


class Hours(Body):
    """The hours of every week, and the dates that are an exception to them."""

    weekly: Annotated[list[WeekdayHours], Field(max_length=70, description="Empty, of a member: the vendor's hold.")]
    dates: Annotated[list[DateHours], Field(max_length=400), AfterValidator(_once)] = []

    def timetable(self) -> Timetable:
        weekly: dict[int, tuple[WallSpan, ...]] = {}
        for span in self.weekly:
            weekly[span.weekday] = (*weekly.get(span.weekday, ()), span.minutes())
        return Timetable(weekly, {day.date: tuple(span.minutes() for span in day.spans) for day in self.dates})


class MemberHours(Hours):
    timezone: Timezone | None = Field(None, description="Of these hours; null: the vendor's.")


class HoursAnswer(Answer):
    timezone: str | None = Field(description="Of these hours; null, of a member: the vendor's.")
    weekly: list[WeekdayHours]
    dates: list[DateHours]

    @classmethod
    def of(cls, timezone: str, timetable: Timetable) -> Self:
        week = sorted((day, span) for day, spans in timetable.weekly.items() for span in spans)
        weekly = [WeekdayHours(weekday=day, **_clocks(span)) for day, span in week]
        dates = [DateHours(date=day, spans=_spans(spans)) for day, spans in sorted(timetable.dated.items())]
        return cls(timezone=timezone or None, weekly=weekly, dates=dates)


class TimeOff(Answer):
    id: UUID
    starts_at: datetime
    ends_at: datetime
    reason: str
    created_at: datetime


class TimeOffPage(Page[TimeOff]):
    pass


class TimeOffQuery(PageQuery):
    since: Instant | None = Field(None, alias="from", description="Ends after this instant.")
    until: Instant | None = Field(None, alias="to", description="Starts before this instant.")


class TimeOffCreate(Body):
    starts_at: Instant
    ends_at: Instant = Field(description="At most 400 days later.")
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), OneLine] = ""


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _spans(spans: Iterable[WallSpan]) -> list[ClockSpan]:
    return [ClockSpan(**_clocks(span)) for span in spans]


def _clocks(span: WallSpan) -> dict[str, str]:
    end = span.end - DAY if span.end > DAY else span.end
    return {"from": _clock(span.start), "until": _clock(end)}


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
