"""Reading deliveries."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.deliveries.models import DEAD, Delivery, DeliveryAttempt, State
from domain.errors import NotFound


class DeliveryNotFound(NotFound):
    code = "delivery.not_found"
    sentence = "There is no such delivery."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What deliveries are looked for by; what is None asks for nothing. `since` and `until` bound `created_at`, the
    end excluded. `dead`: given up, or all the others."""

    state: str | None = None
    channel: str | None = None
    kind: str | None = None
    booking_id: UUID | None = None
    contact_id: UUID | None = None
    endpoint_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    dead: bool | None = None

    def as_words(self) -> dict[str, Any]:
        """What is given of it, as JSON can hold it."""
        given = {name: value for name, value in asdict(self).items() if value is not None}
        return {name: value if isinstance(value, bool) else str(value) for name, value in given.items()}


def list_deliveries(actor: Actor, wanted: Wanted | None = None) -> QuerySet[Delivery]:
    """The vendor's deliveries, or those that are wanted."""
    actor.require("delivery.read")
    actor.require_whole()
    found = Delivery.objects.within(actor.vendor_id)
    if wanted is None:
        return found
    asked = asdict(wanted)
    since, until, dead = (asked.pop(name) for name in ("since", "until", "dead"))
    equal = {name: value for name, value in asked.items() if value is not None}
    bounds = {"created_at__gte": since, "created_at__lt": until}
    found = found.filter(**equal, **{name: value for name, value in bounds.items() if value is not None})
    return found if dead is None else found.filter(DEAD) if dead else found.exclude(DEAD)


def get(actor: Actor, delivery_id: UUID, *, lock: bool = False) -> Delivery:
    found = list_deliveries(actor).filter(id=delivery_id)
    delivery = (found.select_for_update(no_key=True) if lock else found).first()
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
