"""Reading endpoints, and what they were called with."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from domain import vault
from domain.access import Actor
from domain.deliveries.models import DeliveryAttempt
from domain.webhooks.models import WebhookEndpoint
from domain.webhooks.rules import EndpointNotFound


def list_endpoints(actor: Actor) -> QuerySet[WebhookEndpoint]:
    actor.require("webhook.write")
    actor.require_whole()
    return WebhookEndpoint.objects.within(actor.vendor_id).filter(removed_at=None)


def get(actor: Actor, endpoint_id: UUID, *, lock: bool = False) -> WebhookEndpoint:
    """Raises EndpointNotFound."""
    found = list_endpoints(actor).filter(id=endpoint_id)
    endpoint = (found.select_for_update(no_key=True) if lock else found).first()
    if endpoint is None:
        raise EndpointNotFound
    return endpoint


def list_attempts(actor: Actor, endpoint_id: UUID) -> QuerySet[DeliveryAttempt]:
    """The calls that were made."""
    endpoint = get(actor, endpoint_id)
    return DeliveryAttempt.objects.within(actor.vendor_id).filter(endpoint_id=endpoint.id).select_related("delivery")


def listening(vendor_id: UUID, event_type: str, *, at: datetime) -> list[UUID]:
    """The endpoints that want to be told of such an event and were there then; switched off ones too: they can have it
    later."""
    there = WebhookEndpoint.objects.within(vendor_id).filter(removed_at=None, created_at__lte=at)
    found = there.values_list("id", "event_types")
    return [endpoint_id for endpoint_id, wanted in found if not wanted or event_type in wanted]


def find(vendor_id: UUID, endpoint_id: UUID) -> WebhookEndpoint | None:
    """For Spout's own use, removed or not."""
    return WebhookEndpoint.objects.within(vendor_id).filter(id=endpoint_id).first()


def sealed_for(endpoint_id: UUID) -> str:
    """What ties a sealed secret to its row."""
    return f"webhook_endpoint.secret:{endpoint_id}"


def signing_secrets(endpoint: WebhookEndpoint, *, now: datetime) -> list[str]:
    """The secret, and the former one while it still stands. Raises SecretUnreadable."""
    sealed = [endpoint.secret]
    if endpoint.former_secret and endpoint.former_secret_until and endpoint.former_secret_until > now:
        sealed.append(endpoint.former_secret)
    return [vault.unseal(one, of=sealed_for(endpoint.id)) for one in sealed]
