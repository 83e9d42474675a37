"""What endpoints are called with: of events, on trial, again; and what becomes of one that fails."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from uuid_utils.compat import uuid7

from domain.access import Actor, system
from domain.deliveries import actions as deliveries
from domain.deliveries import again
from domain.deliveries.models import Delivery, DeliveryAttempt, State
from domain.deliveries.queries import DeliveryNotFound
from domain.limits import Limit
from domain.outbox import actions as outbox
from domain.webhooks import catalogue, queries, rules
from domain.webhooks.events import CallsReplayed, EndpointDisabled, EndpointTested
from domain.webhooks.models import WebhookEndpoint

BATCH = 1000
TESTS = Limit("webhook.test", "60 per hour")
REPLAYS = Limit("webhook.replay", "60 per hour")


def order(endpoint_id: UUID, body: dict[str, Any], *, key: str, send_at: datetime, urgent: bool = False) -> Any:
    """One call. What it says is decided here, at the event: whatever happens meanwhile, it says the same."""
    return deliveries.Order(
        channel="webhook",
        kind=body["type"],
        effect_key=f"webhook:{endpoint_id}:{key}",
        send_at=send_at,
        endpoint_id=endpoint_id,
        urgent=urgent,
        context={"body": body},
    )


@transaction.atomic
def test(actor: Actor, endpoint_id: UUID, *, now: datetime) -> Delivery:
    """Call it on trial, even when it is switched off. Raises EndpointNotFound, TooManyTries."""
    endpoint = queries.get(actor, endpoint_id)
    TESTS.spend(str(endpoint.id))
    body = catalogue.body(catalogue.TEST, {"endpoint_id": endpoint.id}, happened_at=now)
    assert body is not None
    asked = order(endpoint.id, body, key=f"test:{uuid7()}", send_at=now, urgent=True)
    deliveries.place(actor.vendor_id, [asked], now=now)
    delivery = Delivery.objects.within(actor.vendor_id).get(effect_key=asked.effect_key)
    outbox.record(actor, EndpointTested(endpoint.id, delivery.id), now=now)
    return delivery


@transaction.atomic
def replay_one(actor: Actor, endpoint_id: UUID, delivery_id: UUID, *, now: datetime) -> int:
    """Call again with this one, whatever became of it; under the same webhook-id, so that a receiver that has it can
    tell. One that is under way is left alone. Raises EndpointNotFound, SwitchedOff, DeliveryNotFound,
    TooManyTries."""
    endpoint = _switched_on(actor, endpoint_id)
    mine = Delivery.objects.within(actor.vendor_id).filter(endpoint_id=endpoint.id, id=delivery_id)
    if not mine.exists():
        raise DeliveryNotFound
    return _replay(actor, endpoint, mine, {"delivery_id": delivery_id}, now=now)


@transaction.atomic
def replay_span(
    actor: Actor, endpoint_id: UUID, *, since: datetime, until: datetime, include_sent: bool = False, now: datetime
) -> int:
    """Call again with all that was to be told in this time, `until` excluded, and was not; or with all of it.

    Answers how many. Raises EndpointNotFound, SwitchedOff, TooManyTries.
    """
    endpoint = _switched_on(actor, endpoint_id)
    mine = Delivery.objects.within(actor.vendor_id).filter(
        endpoint_id=endpoint.id, created_at__gte=since, created_at__lt=until
    )
    if not include_sent:
        mine = mine.exclude(state=State.SENT)
    wanted = {"since": since, "until": until, "include_sent": include_sent}
    return _replay(actor, endpoint, mine, wanted, now=now)


def _switched_on(actor: Actor, endpoint_id: UUID) -> WebhookEndpoint:
    endpoint = queries.get(actor, endpoint_id)
    if not endpoint.is_on:
        raise rules.SwitchedOff
    REPLAYS.spend(str(endpoint.id))
    return endpoint


def _replay(actor: Actor, endpoint: WebhookEndpoint, found: Any, wanted: dict[str, Any], *, now: datetime) -> int:
    settled = found.filter(lease_until=None).exclude(state__in=(State.SCHEDULED, State.READY, State.ATTEMPTING))
    count = again.revive(settled, now=now)
    outbox.record(actor, CallsReplayed(endpoint.id, wanted, count), now=now)
    return count


def succeeded(vendor_id: UUID, endpoint_id: UUID) -> None:
    """It was called and answered well: whatever failed before is forgiven."""
    mine = WebhookEndpoint.objects.within(vendor_id).filter(id=endpoint_id, failing_since__isnull=False)
    mine.update(failing_since=None)


@transaction.atomic
def failed(vendor_id: UUID, endpoint_id: UUID, *, status: int | None, now: datetime) -> None:
    """It was called in vain; one that has failed for long is called no more."""
    mine = WebhookEndpoint.objects.within(vendor_id).filter(id=endpoint_id, disabled_at=None, removed_at=None)
    endpoint = mine.select_for_update(no_key=True).first()
    if endpoint is None:
        return
    since = endpoint.failing_since or now
    reason = rules.why_given_up(status, since, now=now)
    if endpoint.failing_since is None or reason:
        mine.update(failing_since=since, disabled_at=now if reason else None, disabled_reason=reason)
    if reason:
        outbox.record(system(vendor_id), EndpointDisabled(endpoint.id, reason), now=now)


_OLD = """
SELECT id FROM domain_delivery
 WHERE endpoint_id IS NOT NULL AND created_at < %s AND state NOT IN ('scheduled', 'ready', 'attempting') LIMIT %s
"""


def forget(*, before: datetime) -> None:
    """Drop what was told long ago, and endpoints that were removed and have nothing left."""
    while _forget_some(before):
        pass
    gone = WebhookEndpoint.objects.across_vendors().filter(removed_at__lt=before)
    gone.exclude(id__in=Delivery.objects.across_vendors().filter(endpoint__isnull=False).values("endpoint")).delete()


@transaction.atomic
def _forget_some(before: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_OLD, (before, BATCH))
        ids = [row[0] for row in cursor.fetchall()]
    DeliveryAttempt.objects.across_vendors().filter(delivery_id__in=ids)._raw_delete("default")
    Delivery.objects.across_vendors().filter(id__in=ids)._raw_delete("default")
    return len(ids) == BATCH
