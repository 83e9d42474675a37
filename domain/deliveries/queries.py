"""Reading deliveries."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.deliveries.models import Delivery, DeliveryAttempt
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


def attempts(delivery: Delivery) -> list[DeliveryAttempt]:
    """Its attempts, first to last."""
    return list(DeliveryAttempt.objects.within(delivery.vendor_id).filter(delivery=delivery).order_by("number"))
