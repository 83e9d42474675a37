"""`/deliveries`: what was sent, what was not, and why."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from api.auth import ActorRequest, in_vendor
from api.fields import Answer
from api.pagination import Page, PageQuery, page
from domain.deliveries import queries

router = Router(tags=["deliveries"], auth=in_vendor)


class DeliveryChannel(StrEnum):
    email = "email"
    whatsapp = "whatsapp"


class DeliveryState(StrEnum):
    scheduled = "scheduled"
    ready = "ready"
    attempting = "attempting"
    sent = "sent"
    delivered = "delivered"
    failed = "failed"
    in_doubt = "in_doubt"
    cancelled = "cancelled"
    skipped = "skipped"


class Delivery(Answer):
    id: UUID
    channel: DeliveryChannel
    kind: str
    state: DeliveryState
    reason: str
    send_at: datetime
    attempts: int
    contact_id: UUID | None
    booking_id: UUID | None
    message_id: UUID | None
    created_at: datetime
    settled_at: datetime | None


class DeliveryAttempt(Answer):
    number: int
    started_at: datetime
    finished_at: datetime | None
    answer: str


class DeliveryDetail(Delivery):
    tries: list[DeliveryAttempt]


class DeliveryPage(Page[Delivery]):
    pass


class DeliveryQuery(PageQuery):
    state: DeliveryState | None = None
    channel: DeliveryChannel | None = None
    booking_id: UUID | None = None
    contact_id: UUID | None = None


@router.get("", response=DeliveryPage)
def list_deliveries(request: ActorRequest, query: Query[DeliveryQuery]) -> HttpResponse:
    """What was or is to be sent, newest first."""
    wanted = query.model_dump(include={"state", "channel", "booking_id", "contact_id"}, exclude_none=True)
    return page(queries.list_deliveries(request.auth, **wanted), Delivery, query, order=("-created_at", "-id"))


@router.get("/{uuid:delivery_id}", response=DeliveryDetail)
def get_delivery(request: ActorRequest, delivery_id: UUID) -> DeliveryDetail:
    """One delivery with its attempts."""
    delivery = queries.get(request.auth, delivery_id)
    tries = [DeliveryAttempt.model_validate(attempt) for attempt in queries.attempts(delivery)]
    return DeliveryDetail(**Delivery.model_validate(delivery).model_dump(), tries=tries)
