"""A test message, to see whether the number works."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from domain.access import Actor
from domain.channels import queries
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.limits import Limit

PER_VENDOR = Limit("channel.test", "60 per hour")


@transaction.atomic
def send_test(actor: Actor, *, to: str, template: str, language: str, now: datetime) -> Delivery:
    """Place a template without parameters for sending to a phone (E.164), even while the channel is stopped.

    When it is accepted, a stopped channel goes on. Raises ChannelNotConnected, TooManyTries.
    """
    queries.whatsapp(actor)
    PER_VENDOR.spend(str(actor.vendor_id))
    order = deliveries.Order(
        channel="whatsapp",
        kind="channel.test",
        effect_key=f"channel.test:{uuid4()}",
        send_at=now,
        urgent=True,
        context={"to": to, "template": template, "language": language},
    )
    deliveries.place(actor.vendor_id, [order], now=now)
    return Delivery.objects.within(actor.vendor_id).get(effect_key=order.effect_key)
