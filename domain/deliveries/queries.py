"""Reading deliveries."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.deliveries.models import Delivery, DeliveryAttempt, State
from domain.errors import NotFound


class DeliveryNotFound(NotFound):
    code = "delivery.not_found"
    sentence = "There is no such delivery."


def list_deliveries(actor: Actor, **filters: Any) -> QuerySet[Delivery]:
    """The vendor's deliveries, filtered by state, channel, kind, booking_id or contact_id."""
    actor.require("delivery.read")
    actor.require_whole()
    return Delivery.objects.within(actor.vendor_id).filter(**filters)


def get(actor: Actor, delivery_id: UUID) -> Delivery:
    delivery = list_deliveries(actor, id=delivery_id).first()
    if delivery is None:
        raise DeliveryNotFound
    return delivery


def is_overtaken(delivery: Delivery, *, by: str, now: datetime) -> bool:
    """Whether another of its kind about the same booking is due as well, or was sent, whose number `by` (in the
    context) is smaller: that one says what this would say."""
    assert delivery.booking_id is not None  # what is overtaken is a reminder
    others = Delivery.objects.within(delivery.vendor_id).filter(
        kind=delivery.kind,
        booking_id=delivery.booking_id,
        send_at__lte=now,
        **{f"context__{by}__lt": delivery.context.get(by, 0)},
    )
    return others.exclude(state__in=(State.CANCELLED, State.SKIPPED, State.FAILED)).exists()


def attempts(delivery: Delivery) -> list[DeliveryAttempt]:
    """Its attempts, first to last."""
    return list(DeliveryAttempt.objects.within(delivery.vendor_id).filter(delivery=delivery).order_by("number"))
