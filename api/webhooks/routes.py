"""`/webhook-endpoints`: other systems of the vendor that are called when something happens."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.idempotency import idempotent
from api.pagination import PageQuery, page, page_of
from api.webhooks import catalogue
from api.webhooks.schemas import (
    NewWebhookEndpoint,
    Scheduled,
    WebhookAttempt,
    WebhookAttemptPage,
    WebhookEndpoint,
    WebhookEndpointCreate,
    WebhookEndpointPage,
    WebhookEndpointUpdate,
    WebhookEventType,
    WebhookReplay,
    WebhookSecretRotate,
    WebhookTest,
)
from domain.deliveries.models import DeliveryAttempt
from domain.webhooks import actions, calling, models, queries
from domain.webhooks.catalogue import CATALOGUE

router = Router(tags=["webhooks out"], auth=in_vendor)


def _with_secret(made: tuple[models.WebhookEndpoint, str]) -> NewWebhookEndpoint:
    endpoint, secret = made
    return NewWebhookEndpoint(**WebhookEndpoint.model_validate(endpoint).model_dump(), secret=secret)


@router.get("/webhook-event-types", response=list[WebhookEventType])
def list_webhook_event_types(request: ActorRequest) -> list[WebhookEventType]:
    """What an endpoint can be told of, with the schema of each."""
    return [
        WebhookEventType(
            name=kind.name,
            description=kind.description,
            version=kind.version,
            needs=kind.needs,
            data_schema=catalogue.data_schema(kind),
        )
        for kind in CATALOGUE.values()
    ]


@router.get("/webhook-endpoints", response=WebhookEndpointPage)
def list_webhook_endpoints(request: ActorRequest, query: Query[PageQuery]) -> HttpResponse:
    """The vendor's endpoints, the latest first."""
    return page(queries.list_endpoints(request.auth), WebhookEndpoint, query, order=("-created_at", "-id"))


@router.post("/webhook-endpoints", response={201: NewWebhookEndpoint})
@idempotent
def create_webhook_endpoint(request: ActorRequest, payload: WebhookEndpointCreate) -> Status[NewWebhookEndpoint]:
    """Have it called when something happens that you may see yourself. An address that is not public is 422."""
    return Status(201, _with_secret(actions.add(request.auth, now=now(), **payload.filled())))


@router.get("/webhook-endpoints/{uuid:endpoint_id}", response=WebhookEndpoint)
def get_webhook_endpoint(request: ActorRequest, endpoint_id: UUID) -> WebhookEndpoint:
    """One endpoint, without its secret."""
    return WebhookEndpoint.model_validate(queries.get(request.auth, endpoint_id))


@router.patch("/webhook-endpoints/{uuid:endpoint_id}", response=WebhookEndpoint)
def update_webhook_endpoint(
    request: ActorRequest, endpoint_id: UUID, payload: WebhookEndpointUpdate
) -> WebhookEndpoint:
    """Change it, switch it off and on. `is_active: true` also takes one up again that was given up."""
    return WebhookEndpoint.model_validate(actions.change(request.auth, endpoint_id, payload.given(), now=now()))


@router.delete("/webhook-endpoints/{uuid:endpoint_id}", response={204: None})
def delete_webhook_endpoint(request: ActorRequest, endpoint_id: UUID) -> Status[None]:
    """It is called no more, and what waits for it is not sent."""
    actions.remove(request.auth, endpoint_id, now=now())
    return Status(204, None)


@router.post("/webhook-endpoints/{uuid:endpoint_id}/rotate-secret", response=NewWebhookEndpoint)
@idempotent
def rotate_webhook_secret(
    request: ActorRequest, endpoint_id: UUID, payload: WebhookSecretRotate
) -> Status[NewWebhookEndpoint]:
    """A new secret. The former one signs next to it for a while, so that no call is refused meanwhile."""
    overlap = timedelta(hours=payload.overlap_hours)
    return Status(200, _with_secret(actions.rotate_secret(request.auth, endpoint_id, overlap=overlap, now=now())))


@router.post("/webhook-endpoints/{uuid:endpoint_id}/test", response={202: WebhookTest})
@idempotent
def test_webhook_endpoint(request: ActorRequest, endpoint_id: UUID) -> Status[WebhookTest]:
    """Call it once on trial, with `webhook.test`, even when it is switched off."""
    delivery = calling.test(request.auth, endpoint_id, now=now())
    return Status(202, WebhookTest(delivery_id=delivery.id, state=delivery.state))


@router.get("/webhook-endpoints/{uuid:endpoint_id}/attempts", response=WebhookAttemptPage)
def list_webhook_attempts(request: ActorRequest, endpoint_id: UUID, query: Query[PageQuery]) -> HttpResponse:
    """Each call of the last 30 days, the latest first."""
    return page_of(queries.list_attempts(request.auth, endpoint_id), _attempt, query, order=("-id",))


def _attempt(row: DeliveryAttempt) -> WebhookAttempt:
    own = {name: getattr(row, name) for name in WebhookAttempt.model_fields if name != "kind"}
    return WebhookAttempt(kind=row.delivery.kind, **own)


@router.post("/webhook-endpoints/{uuid:endpoint_id}/replay", response={202: Scheduled})
@idempotent
def replay_webhook_calls(request: ActorRequest, endpoint_id: UUID, payload: WebhookReplay) -> Status[Scheduled]:
    """Call again: with one, or with all of a span of time that did not arrive. Each keeps its `webhook-id`."""
    moment = now()
    if payload.delivery_id:
        return Status(
            202, Scheduled(scheduled=calling.replay_one(request.auth, endpoint_id, payload.delivery_id, now=moment))
        )
    assert payload.since is not None
    count = calling.replay_span(
        request.auth,
        endpoint_id,
        since=payload.since,
        until=payload.until or moment,
        include_sent=payload.include_sent,
        now=moment,
    )
    return Status(202, Scheduled(scheduled=count))
