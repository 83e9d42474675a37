"""`/bookings` as calendars and files."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.timezone import now
from ninja import Query, Router

from api import rows
from api.auth import ActorRequest, in_vendor
from api.bookings.reading_schemas import BookingExportQuery, CalendarDate, CalendarDay, CalendarMonth, CalendarQuery
from api.bookings.schemas import Booking
from api.pagination import dumps
from domain import sheets
from domain.bookings import calendar, exports, ics, queries

router = Router(tags=["bookings"], auth=in_vendor)


@router.get("/calendar", response=CalendarMonth | CalendarDate)
def get_calendar(request: ActorRequest, query: Query[CalendarQuery]) -> CalendarMonth | HttpResponse:
    """A month day by day or what goes on on one date. Days are those of the vendor's zone."""
    zone = calendar.zone_of(request.auth)
    filters = query.model_dump(include={"service_id", "team_id", "staff_id"}, exclude_none=True)
    if query.month:
        days = calendar.month(request.auth, date.fromisoformat(f"{query.month}-01"), zone, **filters)
        return CalendarMonth(timezone=zone.key, days=[CalendarDay.model_validate(day) for day in days])
    assert query.date
    plan = rows.plan(Booking)
    found = calendar.on_day(request.auth, query.date, zone, **filters).values_list(*plan.columns)
    body = {"timezone": zone.key, "date": query.date, "items": plan.items(found)}
    return HttpResponse(dumps(body), content_type="application/json")


@router.get("/export", response=str, openapi_extra={"x-content-type": "text/csv"})
def export_bookings(request: ActorRequest, query: Query[BookingExportQuery]) -> StreamingHttpResponse:
    """Bookings as CSV by start, as far as you may see them. Needs `contact.read` too."""
    pieces = exports.as_csv(request.auth, **query.model_dump(exclude_none=True))
    response = StreamingHttpResponse(pieces, content_type=sheets.TYPE)
    response["Content-Disposition"] = 'attachment; filename="bookings.csv"'
    return response


@router.get("/{uuid:booking_id}.ics", response=str, openapi_extra={"x-content-type": "text/calendar"})
def get_booking_ics(request: ActorRequest, booking_id: UUID) -> HttpResponse:
    """One booking as a file for calendars."""
    content = ics.calendar([queries.get(request.auth, booking_id)], now=now())
    response = HttpResponse(content, content_type=ics.TYPE)
    response["Content-Disposition"] = f'attachment; filename="booking-{booking_id}.ics"'
    return response
