"""`/bookings`."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.bookings.schemas import (
    Booking,
    BookingCreate,
    BookingHold,
    BookingPage,
    BookingQuery,
    BookingUpdate,
    Cancellation,
    Reschedule,
)
from api.idempotency import idempotent
from api.pagination import page
from api.versions import if_match
from domain.bookings import actions, queries

router = Router(tags=["bookings"], auth=in_vendor)

NO_REASON = Cancellation()


@router.get("", response=BookingPage)
def list_bookings(request: ActorRequest, query: Query[BookingQuery]) -> HttpResponse:
    """The bookings you may see, by start."""
    wanted = query.model_dump(
        include={
            "search",
            "status",
            "service_id",
            "team_id",
            "staff_id",
            "contact_id",
            "starts_from",
            "starts_before",
            "without_staff",
        },
        exclude_none=True,
    )
    key = "-id" if query.ordering.startswith("-") else "id"
    found = queries.list_bookings(request.auth, **wanted)
    return page(found, Booking, query, order=(query.ordering.value, key))


@router.post("", response={201: Booking})
@idempotent
def create_booking(request: ActorRequest, payload: BookingCreate) -> Status[Booking]:
    """Book. 409 `booking.slot_taken` when nobody is free, with the nearest starts in `details`."""
    return Status(201, Booking.model_validate(actions.create(request.auth, now=now(), **payload.filled())))


@router.post("/hold", response={201: Booking})
@idempotent
def hold_booking(request: ActorRequest, payload: BookingHold) -> Status[Booking]:
    """Keep a time for some minutes. `confirmBooking` makes it a booking; when it runs out, the time is free again."""
    given = payload.filled()
    lasts = timedelta(minutes=given.pop("minutes"))
    return Status(201, Booking.model_validate(actions.hold(request.auth, lasts=lasts, now=now(), **given)))


@router.get("/{uuid:booking_id}", response=Booking)
def get_booking(request: ActorRequest, booking_id: UUID) -> Booking:
    """One booking."""
    return Booking.model_validate(queries.get(request.auth, booking_id))


@router.patch("/{uuid:booking_id}", response=Booking)
def update_booking(request: ActorRequest, booking_id: UUID, payload: BookingUpdate) -> Booking:
    """Change its words or its team; give it to another member, another service, another start."""
    changes, version = payload.given(), if_match(request)
    return Booking.model_validate(actions.update(request.auth, booking_id, changes, version=version, now=now()))


@router.post("/{uuid:booking_id}/reschedule", response=Booking)
@idempotent
def reschedule_booking(request: ActorRequest, booking_id: UUID, payload: Reschedule) -> Status[Booking]:
    """Move it to another start, and to another member when given."""
    moved = actions.reschedule(request.auth, booking_id, version=if_match(request), now=now(), **payload.filled())
    return Status(200, Booking.model_validate(moved))


@router.post("/{uuid:booking_id}/confirm", response=Booking)
@idempotent
def confirm_booking(request: ActorRequest, booking_id: UUID) -> Status[Booking]:
    """Confirm a pending booking, or make a booking of a hold."""
    return Status(
        200, Booking.model_validate(actions.confirm(request.auth, booking_id, version=if_match(request), now=now()))
    )


@router.post("/{uuid:booking_id}/cancel", response=Booking)
@idempotent
def cancel_booking(request: ActorRequest, booking_id: UUID, payload: Cancellation = NO_REASON) -> Status[Booking]:
    """Cancel it, and the reminders that wait."""
    cancelled = actions.cancel(request.auth, booking_id, reason=payload.reason, version=if_match(request), now=now())
    return Status(200, Booking.model_validate(cancelled))


@router.post("/{uuid:booking_id}/complete", response=Booking)
@idempotent
def complete_booking(request: ActorRequest, booking_id: UUID) -> Status[Booking]:
    """The service was given. 409 `booking.not_begun` before its start."""
    return Status(
        200, Booking.model_validate(actions.complete(request.auth, booking_id, version=if_match(request), now=now()))
    )


@router.post("/{uuid:booking_id}/no-show", response=Booking)
@idempotent
def mark_booking_no_show(request: ActorRequest, booking_id: UUID) -> Status[Booking]:
    """The customer did not come. 409 `booking.not_begun` before its start."""
    return Status(
        200, Booking.model_validate(actions.miss(request.auth, booking_id, version=if_match(request), now=now()))
    )
