"""`/deliveries`: what was sent, what was not, and why; and sending again what was given up."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api import bulk
from api.auth import ActorRequest, in_vendor
from api.deliveries.schemas import (
    BulkRetry,
    DeliveriesRetried,
    DeliveriesRetry,
    Delivery,
    DeliveryAttempt,
    DeliveryDetail,
    DeliveryPage,
    DeliveryQuery,
)
from api.idempotency import idempotent
from api.pagination import page
from domain.deliveries import again, models, queries
from domain.deliveries.queries import Wanted

router = Router(tags=["deliveries"], auth=in_vendor)

PAGING = {"limit", "cursor", "count"}


@router.get("", response=DeliveryPage)
def list_deliveries(request: ActorRequest, query: Query[DeliveryQuery]) -> HttpResponse:
    """What was or is to be sent, newest first."""
    wanted = Wanted(**query.model_dump(exclude=PAGING))
    return page(queries.list_deliveries(request.auth, wanted), Delivery, query, order=("-created_at", "-id"))


@router.get("/{uuid:delivery_id}", response=DeliveryDetail)
def get_delivery(request: ActorRequest, delivery_id: UUID) -> DeliveryDetail:
    """One delivery with its attempts."""
    return _detail(queries.get(request.auth, delivery_id))


def _detail(delivery: models.Delivery) -> DeliveryDetail:
    tries = [DeliveryAttempt.model_validate(attempt) for attempt in queries.attempts(delivery)]
    return DeliveryDetail(**Delivery.model_validate(delivery).model_dump(), tries=tries)


@router.post("/{uuid:delivery_id}/retry", response=DeliveryDetail)
@idempotent
def retry_delivery(request: ActorRequest, delivery_id: UUID) -> Status[DeliveryDetail]:
    """Send again what failed, was skipped, or is left in doubt. It is judged anew: what is past is skipped again."""
    return Status(200, _detail(again.retry(request.auth, delivery_id, now=now())))


@router.post("/retry", response={202: DeliveriesRetried})
@idempotent
def retry_deliveries(request: ActorRequest, payload: DeliveriesRetry) -> Status[DeliveriesRetried]:
    """Send again all that was given up and matches. What another channel carried on is left alone, and messages are."""
    return Status(
        202, DeliveriesRetried(scheduled=again.retry_all(request.auth, Wanted(**payload.filled()), now=now()))
    )


@router.post("/bulk-retry", response=bulk.BulkResult)
@idempotent
def bulk_retry_deliveries(request: ActorRequest, payload: BulkRetry) -> Status[bulk.BulkResult]:
    """Send these again, each with its own result."""
    results = again.retry_each(request.auth, payload.ids, all_or_nothing=payload.all_or_nothing, now=now())
    return Status(200, bulk.answer(results))
