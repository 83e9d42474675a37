"""`/bookings`, many at once, and deleting, which for bookings is cancelling: they are books, nothing is torn out."""

from uuid import UUID

from django.utils.timezone import now
from ninja import Router, Status

from api import bulk
from api.auth import ActorRequest, in_vendor
from api.bookings.reading_schemas import BookingBulkDelete, BookingBulkUpdate
from api.bookings.routes import router as bookings
from api.bulk import BulkResult
from api.idempotency import idempotent
from api.versions import if_match
from domain.bookings import actions, many

router = Router(tags=["bookings"], auth=in_vendor)


@router.post("/bulk-update", response=BulkResult)
@idempotent
def bulk_update_bookings(request: ActorRequest, payload: BookingBulkUpdate) -> Status[BulkResult]:
    """Give many to a team or a member, or confirm, complete, miss or cancel them."""
    wanted = payload.model_dump(include={"reason", "all_or_nothing"})
    results = many.change_many(request.auth, payload.ids, payload.changes.given(), now=now(), **wanted)
    return Status(200, bulk.answer(results))


@router.post("/bulk-delete", response=BulkResult)
@idempotent
def bulk_delete_bookings(request: ActorRequest, payload: BookingBulkDelete) -> Status[BulkResult]:
    """Cancel many; they stay to be seen."""
    wanted = payload.model_dump(include={"reason", "all_or_nothing"})
    return Status(200, bulk.answer(many.cancel_many(request.auth, payload.ids, now=now(), **wanted)))


@bookings.delete("/{uuid:booking_id}", response={204: None})  # one address, one router
def delete_booking(request: ActorRequest, booking_id: UUID) -> Status[None]:
    """Cancel it; it stays to be seen."""
    actions.cancel(request.auth, booking_id, version=if_match(request), now=now())
    return Status(204, None)
