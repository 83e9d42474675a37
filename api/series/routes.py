"""`/series`: bookings that repeat."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.bookings.schemas import Booking
from api.idempotency import idempotent
from api.pagination import page
from api.series.schemas import (
    Occurrences,
    Series,
    SeriesCancellation,
    SeriesCreate,
    SeriesDetail,
    SeriesPage,
    SeriesPreview,
    SeriesQuery,
    SeriesReschedule,
    SeriesWritten,
)
from domain.series import actions, models, queries

router = Router(tags=["series"], auth=in_vendor)


@router.get("", response=SeriesPage)
def list_series(request: ActorRequest, query: Query[SeriesQuery]) -> HttpResponse:
    """The series of which you see a booking, newest first."""
    wanted = query.model_dump(include={"service_id", "contact_id"}, exclude_none=True)
    return page(queries.list_series(request.auth, **wanted), Series, query, order=("-created_at", "-id"))


@router.post("", response={201: SeriesWritten})
@idempotent
def create_series(request: ActorRequest, payload: SeriesCreate) -> Status[SeriesWritten]:
    """Book all of a series. 409 `series.conflicts` lists what can't be had, and nothing is booked."""
    made = actions.make(request.auth, payload.plan(), skip_conflicts=payload.skip_conflicts, now=now())
    return Status(201, _written(request, made))


@router.post("/preview", response=Occurrences)
def preview_series(request: ActorRequest, payload: SeriesPreview) -> Occurrences:
    """What a series would book, start by start. Nothing is written."""
    return Occurrences.of(actions.preview(request.auth, payload.plan(), now=now()))


@router.get("/{uuid:series_id}", response=SeriesDetail)
def get_series(request: ActorRequest, series_id: UUID) -> SeriesDetail:
    """A series, with its bookings that you see."""
    return _detail(request, queries.get(request.auth, series_id))


@router.post("/{uuid:series_id}/cancel", response=SeriesDetail)
@idempotent
def cancel_series(request: ActorRequest, series_id: UUID, payload: SeriesCancellation) -> Status[SeriesDetail]:
    """Cancel one booking of a series, or those that are to come."""
    done = actions.cancel(request.auth, series_id, now=now(), **payload.chosen())
    return Status(200, _detail(request, done.series))


@router.post("/{uuid:series_id}/reschedule", response=SeriesWritten)
@idempotent
def reschedule_series(request: ActorRequest, series_id: UUID, payload: SeriesReschedule) -> Status[SeriesWritten]:
    """Move one booking of a series, or those that are to come. 409 `series.conflicts` lists what can't be had."""
    return Status(200, _written(request, actions.reschedule(request.auth, series_id, now=now(), **payload.chosen())))


def _detail(request: ActorRequest, series: models.Series) -> SeriesDetail:
    bookings = [Booking.model_validate(booking) for booking in queries.bookings_of(request.auth, series)]
    return SeriesDetail(**dict(Series.model_validate(series)), bookings=bookings)


def _written(request: ActorRequest, outcome: actions.Outcome) -> SeriesWritten:
    skipped = Occurrences.of(outcome.skipped).occurrences
    return SeriesWritten(**dict(_detail(request, outcome.series)), skipped=skipped)
