"""What webhook endpoints look like from outside."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import MISSING, Field, StringConstraints, model_validator

from api.deliveries.schemas import DeliveryState
from api.fields import Answer, Body, Instant, OneLine
from api.pagination import Page
from domain.webhooks import rules
from domain.webhooks.catalogue import CATALOGUE

WebhookEventName = StrEnum("WebhookEventName", {name.replace(".", "_"): name for name in CATALOGUE})  # type: ignore[misc]

Url = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    OneLine,
    Field(description="https://, of a public host. Redirects are not followed."),
]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), OneLine]
EventNames = Annotated[
    list[WebhookEventName],
    Field(max_length=len(CATALOGUE), description="What it is told of; empty: everything, what is new later too."),
]


class WebhookEndpoint(Answer):
    id: UUID
    url: str
    description: str
    event_types: list[str]
    is_active: bool = Field(description="Your switch.")
    failing_since: datetime | None = Field(description="No call has succeeded since then.")
    disabled_at: datetime | None = Field(
        description=f"When it was given up: after {rules.FAILS_FOR.days} days without a success, or for a 410. "
        "`is_active: true` takes it up again."
    )
    disabled_reason: str
    former_secret_until: datetime | None = Field(description="Until then the former secret signs as well.")
    created_at: datetime


class NewWebhookEndpoint(WebhookEndpoint):
    secret: str = Field(description="Verifies the signatures (standardwebhooks.com). Shown here, and never again.")


class WebhookEndpointPage(Page[WebhookEndpoint]):
    pass


class WebhookEndpointCreate(Body):
    url: Url
    event_types: EventNames = []
    description: Description = ""


class WebhookEndpointUpdate(Body):
    url: Url | MISSING = MISSING
    event_types: EventNames | MISSING = MISSING
    description: Description | MISSING = MISSING
    is_active: bool | MISSING = MISSING


class WebhookSecretRotate(Body):
    overlap_hours: Annotated[int, Field(ge=0, le=rules.MOST_OVERLAP.days * 24)] = Field(
        24, description="How long the former secret signs as well. 0 for one that has leaked."
    )


class WebhookAttempt(Answer):
    """One call. `answer` is in words; `status` and `excerpt` are what the receiver answered."""

    id: UUID
    delivery_id: UUID
    kind: str
    number: int
    started_at: datetime
    finished_at: datetime | None
    duration_ms: int | None
    answer: str
    status: int | None
    excerpt: str


class WebhookAttemptPage(Page[WebhookAttempt]):
    pass


class WebhookReplay(Body):
    """One call, or those of a span of time."""

    delivery_id: UUID | None = None
    since: Instant | None = Field(None, description="Of events from then on; of the last 30 days at most.")
    until: Instant | None = Field(None, description="And before then; until now when left out.")
    include_sent: bool = Field(False, description="Those that have arrived, too.")

    @model_validator(mode="after")
    def _one_or_span(self) -> Self:
        if (self.delivery_id is None) == (self.since is None):
            raise ValueError("give either delivery_id or since")
        if self.delivery_id is not None and self.until is not None:
            raise ValueError("until goes with since")
        return self


class Scheduled(Answer):
    scheduled: int = Field(description="How many are sent again.")


class WebhookTest(Answer):
    """Ask `GET /deliveries/{id}` what became of it."""

    delivery_id: UUID
    state: DeliveryState


class WebhookEventType(Answer):
    name: str
    description: str
    version: int
    needs: str = Field(description="The permission that whoever wants to be told must have.")
    data_schema: dict[str, Any] = Field(description="JSON Schema of the event's `data`.")
