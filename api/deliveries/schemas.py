"""What deliveries look like from outside."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from api.bulk import Bulk
from api.fields import Answer, Body, Instant, OneLine
from api.pagination import Page, PageQuery

Kind = Annotated[str, StringConstraints(max_length=40), OneLine]


class DeliveryChannel(StrEnum):
    email = "email"
    whatsapp = "whatsapp"
    webhook = "webhook"


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
    reason: str = Field(description="In words, why it is so.")
    send_at: datetime
    attempts: int
    contact_id: UUID | None
    booking_id: UUID | None
    message_id: UUID | None
    endpoint_id: UUID | None
    created_at: datetime
    settled_at: datetime | None


class DeliveryAttempt(Answer):
    number: int
    started_at: datetime
    finished_at: datetime | None = Field(description="Null while, or if ever, nobody knows how it ended.")
    duration_ms: int | None
    answer: str
    status: int | None = Field(description="What a webhook's receiver answered.")
    excerpt: str = Field(description="How that answer began.")


class DeliveryDetail(Delivery):
    tries: list[DeliveryAttempt]


class DeliveryPage(Page[Delivery]):
    pass


class DeliveryQuery(PageQuery):
    state: DeliveryState | None = None
    channel: DeliveryChannel | None = None
    kind: Kind | None = None
    booking_id: UUID | None = None
    contact_id: UUID | None = None
    endpoint_id: UUID | None = None
    since: Instant | None = Field(None, description="Asked for from then on …")
    until: Instant | None = Field(None, description="… and before then.")
    dead: bool | None = Field(None, description="Given up, so that nothing sends it any more by itself; or not.")


class DeliveriesRetry(Body):
    """Which: all that is given has to fit. Of one webhook endpoint: see its replay."""

    state: DeliveryState | None = None
    channel: DeliveryChannel | None = None
    kind: Kind | None = None
    since: Instant | None = None
    until: Instant | None = None


class DeliveriesRetried(Answer):
    scheduled: int = Field(description="How many are sent again.")


class BulkRetry(Bulk):
    pass
