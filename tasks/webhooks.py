"""Calling vendors' webhooks: of what happens to whom, with what signed, and what follows from the answer."""

from datetime import datetime

import orjson
from django.utils.timezone import now

from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.outbox.models import OutboxEvent
from domain.people.models import Member
from domain.vendors.models import Vendor
from domain.webhooks import calling, catalogue, queries, rules, signing
from tasks.composing import Prepared
from tasks.gateways import webhook
from tasks.gateways.errors import GatewayError
from tasks.refusing import NotToBeSent


def fan_out(event: OutboxEvent) -> None:
    """Place a call for each endpoint that wants to be told. What it says is what was recorded with the event."""
    body = catalogue.body(event.type, event.payload, happened_at=event.recorded_at)
    if body is None:
        return
    orders = [
        calling.order(endpoint_id, body, key=str(event.id), send_at=event.recorded_at)
        for endpoint_id in queries.listening(event.vendor_id, event.type, at=event.recorded_at)
    ]
    deliveries.place(event.vendor_id, orders, now=event.recorded_at)


def prepare(delivery: Delivery) -> Prepared:
    """Sign it, with the time of this call. Raises NotToBeSent."""
    assert delivery.vendor_id is not None and delivery.endpoint_id is not None  # a vendor's endpoint
    if not Vendor.objects.filter(id=delivery.vendor_id, is_active=True, deleted_at=None).exists():
        raise NotToBeSent("The vendor is closed or suspended.")
    endpoint = queries.find(delivery.vendor_id, delivery.endpoint_id)
    if endpoint is None or endpoint.removed_at:
        raise NotToBeSent("The endpoint was removed.")
    if not endpoint.is_on and delivery.kind != catalogue.TEST:
        raise NotToBeSent("The endpoint is switched off.")
    moment = now()
    body = orjson.dumps(delivery.context["body"])
    if len(body) > rules.MAX_BODY_BYTES:
        raise NotToBeSent("It is too long to be sent.")
    headers = signing.headers(
        queries.signing_secrets(endpoint, now=moment),
        webhook_id=str(delivery.id),
        timestamp=int(moment.timestamp()),
        body=body,
    )
    return Prepared(lambda: webhook.call(endpoint.url, body, headers))


def note_success(delivery: Delivery) -> None:
    assert delivery.vendor_id is not None and delivery.endpoint_id is not None
    calling.succeeded(delivery.vendor_id, delivery.endpoint_id)


def heed(delivery: Delivery, error: GatewayError, *, moment: datetime) -> None:
    """A call has failed: it is tried again, but a test is not; and who fails for long is given up."""
    assert delivery.vendor_id is not None and delivery.endpoint_id is not None
    permanent = error.permanent or delivery.kind == catalogue.TEST
    deliveries.settle_failed(delivery, reason=str(error), permanent=permanent, heard=error.heard, now=moment)
    status = error.heard.status if error.heard else None
    calling.failed(delivery.vendor_id, delivery.endpoint_id, status=status, now=moment)


def tell_owners(event: OutboxEvent) -> None:
    """That an endpoint was given up: by e-mail, each owner once."""
    owners = Member.objects.within(event.vendor_id).filter(role__key="owner", is_active=True, user__is_active=True)
    orders = [
        deliveries.Order(
            channel="email",
            kind="webhook.disabled",
            effect_key=f"webhook.disabled:{event.id}:{user_id}",
            send_at=event.recorded_at,
            user_id=user_id,
            context={"endpoint_id": event.payload["endpoint_id"], "problem": event.payload["reason"]},
        )
        for user_id in owners.values_list("user_id", flat=True)
    ]
    deliveries.place(event.vendor_id, orders, now=event.recorded_at)
