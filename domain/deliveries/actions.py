"""The life of a delivery: asked for, handed out, begun, settled. Every step is one short transaction.

A worker may be killed between any two lines. Before the call the row says `attempting`; a call whose outcome
was never written ends as `in_doubt` when the lease runs out, and is settled by the provider's echo or by rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q

from domain import tracing
from domain.deliveries import rules
from domain.deliveries.models import UNFINISHED, Delivery, DeliveryAttempt, State

BATCH = 100


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked to be sent. `effect_key` names the effect: a second order with the same key changes nothing."""

    channel: str
    kind: str
    effect_key: str
    send_at: datetime
    user_id: UUID | None = None
    contact_id: UUID | None = None
    booking_id: UUID | None = None
    message_id: UUID | None = None
    lane: UUID | None = None
    lane_order: int = 0
    context: dict[str, Any] = field(default_factory=dict)


def place(vendor_id: UUID | None, orders: Iterable[Order], *, now: datetime) -> None:
    """Write the orders as scheduled deliveries; of no vendor are the letters about an account."""
    rows = [
        Delivery(
            vendor_id=vendor_id,
            channel=order.channel,
            kind=order.kind,
            effect_key=order.effect_key,
            send_at=order.send_at,
            user_id=order.user_id,
            contact_id=order.contact_id,
            booking_id=order.booking_id,
            message_id=order.message_id,
            request_id=tracing.request_id.get(),
            lane=order.lane,
            lane_order=order.lane_order,
            context=order.context,
            created_at=now,
        )
        for order in orders
    ]
    Delivery.objects.across_vendors().bulk_create(rows, ignore_conflicts=True)


_HAND_OUT = """
WITH due AS (
    SELECT id FROM domain_delivery d
     WHERE state = 'scheduled' AND send_at <= %(now)s
       AND (lane IS NULL OR NOT EXISTS (
             SELECT 1 FROM domain_delivery earlier
              WHERE earlier.lane = d.lane AND earlier.lane_order < d.lane_order
                AND (earlier.state IN ('scheduled', 'ready', 'attempting')
                     OR earlier.state = 'in_doubt' AND earlier.lease_until IS NOT NULL)))
     ORDER BY send_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
), never_begun AS (
    SELECT id FROM domain_delivery
     WHERE state = 'ready' AND lease_until <= %(now)s
     ORDER BY lease_until LIMIT %(limit)s FOR UPDATE SKIP LOCKED
)
UPDATE domain_delivery SET state = 'ready', lease_until = %(lease)s
 WHERE id IN (SELECT id FROM due UNION ALL SELECT id FROM never_begun)
RETURNING id, channel
"""


def hand_out(*, now: datetime, limit: int = BATCH) -> list[tuple[UUID, str]]:
    """Lease what is due, and what was handed out but never begun, as (id, channel). Costs by what is due."""
    with connection.cursor() as cursor:
        cursor.execute(_HAND_OUT, {"now": now, "lease": now + rules.HAND_OUT_LEASE, "limit": limit})
        return list(cursor.fetchall())


def begin(delivery_id: UUID, *, now: datetime) -> Delivery | None:
    """Take a handed-out delivery for one attempt, or None when it is no longer to be had."""
    with transaction.atomic():
        taken = (
            Delivery.objects.across_vendors()
            .filter(id=delivery_id, state=State.READY)
            .update(state=State.ATTEMPTING, attempts=F("attempts") + 1, lease_until=now + rules.LEASE)
        )
        if not taken:
            return None
        delivery = Delivery.objects.across_vendors().get(id=delivery_id)
        DeliveryAttempt(vendor_id=delivery.vendor_id, delivery=delivery, number=delivery.attempts, started_at=now).save(
            force_insert=True
        )
        return delivery


def settle_sent(delivery: Delivery, *, provider_id: str, now: datetime) -> None:
    """The provider took it. Late or not, sent is sent; a status that overtook the answer is left standing."""
    with transaction.atomic():
        _finish_attempt(delivery, answer="accepted", now=now)
        Delivery.objects.within(delivery.vendor_id).filter(id=delivery.id, state__in=UNFINISHED).update(
            state=State.SENT, provider_id=provider_id, settled_at=now, lease_until=None, reason=""
        )


def settle_failed(delivery: Delivery, *, reason: str, permanent: bool, now: datetime) -> bool:
    """This attempt was refused: try again later, or never. Answers whether it ended the delivery.

    An attempt that is no longer the current one, or that an echo has settled, changes nothing.
    """
    ended = permanent or rules.is_last(delivery.attempts)
    with transaction.atomic():
        _finish_attempt(delivery, answer=reason, now=now)
        mine = Delivery.objects.within(delivery.vendor_id).filter(
            id=delivery.id, state=State.ATTEMPTING, attempts=delivery.attempts
        )
        if not ended:
            again = now + rules.backoff(delivery.attempts)
            mine.update(state=State.SCHEDULED, reason=reason[:500], send_at=again, lease_until=None)
            return False
        failed = mine.update(state=State.FAILED, reason=reason[:500], settled_at=now, lease_until=None)
        if failed:
            _fall_back(delivery, now=now)
        return bool(failed)


def skip(delivery: Delivery, *, reason: str, try_next: bool, now: datetime) -> None:
    """It is not to be sent after all; `reason` says why in words. `try_next`: another channel may carry it."""
    _finish_attempt(delivery, answer="not sent: " + reason, now=now)
    Delivery.objects.within(delivery.vendor_id).filter(id=delivery.id).update(
        state=State.SKIPPED, reason=reason[:500], settled_at=now, lease_until=None
    )
    if try_next:
        _fall_back(delivery, now=now)


def _fall_back(delivery: Delivery, *, now: datetime) -> None:
    """What one channel could not carry goes to the next that the rule behind it names, if it names one."""
    following = delivery.context.get("channels", [])[1:]
    if not following:
        return
    order = Order(
        channel=following[0],
        kind=delivery.kind,
        effect_key=f"{delivery.effect_key}:{following[0]}",
        send_at=now,
        contact_id=delivery.contact_id,
        booking_id=delivery.booking_id,
        context={**delivery.context, "channels": following},
    )
    place(delivery.vendor_id, [order], now=now)


def cancel_of_booking(booking_id: UUID, vendor_id: UUID, *, reason: str, now: datetime) -> None:
    """Nothing that still waits for its time is sent for this booking; what has begun is not called back."""
    Delivery.objects.within(vendor_id).filter(
        Q(state=State.SCHEDULED) | Q(state=State.READY), booking_id=booking_id, kind="booking.reminder"
    ).update(state=State.CANCELLED, reason=reason, settled_at=now, lease_until=None)


def cancel_of_vendor(vendor_id: UUID, *, reason: str, now: datetime) -> None:
    """Nothing that still waits is sent for this vendor."""
    Delivery.objects.within(vendor_id).filter(Q(state=State.SCHEDULED) | Q(state=State.READY)).update(
        state=State.CANCELLED, reason=reason, settled_at=now, lease_until=None
    )


def cancel_of_account(user_id: UUID, *, kind: str, reason: str, now: datetime) -> None:
    """No letter of this kind that still waits is sent to the account."""
    Delivery.objects.within(None).filter(
        Q(state=State.SCHEDULED) | Q(state=State.READY), user_id=user_id, kind=kind
    ).update(state=State.CANCELLED, reason=reason, settled_at=now, lease_until=None)


def acknowledge(
    delivery_id: UUID, vendor_id: UUID, *, provider_id: str, status: str, reason: str, now: datetime
) -> bool:
    """The provider's status speaks of this delivery: settle it, forward only. Answers whether it was known."""
    known = Delivery.objects.within(vendor_id).filter(id=delivery_id)
    open_states = {
        "failed": (*UNFINISHED, State.SENT),
        "sent": UNFINISHED,
        "delivered": (*UNFINISHED, State.SENT),
        "read": (*UNFINISHED, State.SENT),
    }[status]
    new = {"failed": State.FAILED, "sent": State.SENT}.get(status, State.DELIVERED)
    moved = known.filter(state__in=open_states, attempts__gt=0).update(
        state=new, provider_id=provider_id, reason=reason[:500], settled_at=now, lease_until=None
    )
    delivery = known.first()
    if delivery and moved and new == State.FAILED:
        _fall_back(delivery, now=now)
    return delivery is not None


def resolve_doubts(*, now: datetime) -> int:
    """Attempts whose worker is gone become `in_doubt`; doubts past their grace are sent again or left listed."""
    rows = Delivery.objects.across_vendors().filter(lease_until__lte=now)
    with transaction.atomic():
        stale = list(
            rows.filter(state__in=(State.ATTEMPTING, State.IN_DOUBT)).select_for_update(skip_locked=True)[:BATCH]
        )
        for delivery in stale:
            if delivery.state == State.ATTEMPTING:
                delivery.state, delivery.lease_until = State.IN_DOUBT, now + rules.ECHO_GRACE
                delivery.reason = "The call began and no answer came."
            elif rules.is_last(delivery.attempts):
                delivery.lease_until = None
            elif rules.resend_when_in_doubt(delivery.channel, delivery.kind):
                delivery.state, delivery.send_at, delivery.lease_until = State.SCHEDULED, now, None
            else:
                delivery.lease_until = None
            delivery.save(update_fields=["state", "reason", "send_at", "lease_until"])
    return len(stale)


def _finish_attempt(delivery: Delivery, *, answer: str, now: datetime) -> None:
    DeliveryAttempt.objects.within(delivery.vendor_id).filter(delivery_id=delivery.id, number=delivery.attempts).update(
        finished_at=now, answer=answer[:500]
    )
