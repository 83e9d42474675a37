"""The life of a delivery: asked for, handed out, begun, settled. Every step is one short transaction.

A worker may be killed between any two lines. Before the call the row says `attempting`; a call whose outcome
was never written ends as `in_doubt` when the lease runs out, and is settled by the provider's echo or by rule.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from domain import tracing
from domain.compiled import compiled
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
    endpoint_id: UUID | None = None
    lane: UUID | None = None
    lane_order: int = 0
    urgent: bool = False
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
            endpoint_id=order.endpoint_id,
            request_id=tracing.request_id.get(),
            lane=order.lane,
            lane_order=order.lane_order,
            urgent=order.urgent,
            context=order.context,
            created_at=now,
        )
        for order in orders
    ]
    Delivery.objects.across_vendors().bulk_create(rows, ignore_conflicts=True)


_HAND_OUT = """
WITH due AS (
    SELECT id FROM domain_delivery d
     WHERE state = 'scheduled' AND send_at <= %(now)s {which}
       AND (lane IS NULL OR NOT EXISTS (
             SELECT 1 FROM domain_delivery earlier
              WHERE earlier.lane = d.lane AND earlier.lane_order < d.lane_order
                AND (earlier.state IN ('scheduled', 'ready', 'attempting')
                     OR earlier.state = 'in_doubt' AND earlier.lease_until IS NOT NULL)))
       AND (endpoint_id IS NULL OR endpoint_id NOT IN (
             SELECT busy.endpoint_id FROM domain_delivery busy
              WHERE busy.endpoint_id IS NOT NULL AND busy.state IN ('ready', 'attempting')
              GROUP BY busy.endpoint_id HAVING count(*) >= %(calls)s))
     ORDER BY send_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
), never_begun AS (
    SELECT id FROM domain_delivery
     WHERE state = 'ready' AND lease_until <= %(now)s {which}
     ORDER BY lease_until LIMIT %(limit)s FOR UPDATE SKIP LOCKED
)
UPDATE domain_delivery SET state = 'ready', lease_until = %(lease)s
 WHERE id IN (SELECT id FROM due UNION ALL SELECT id FROM never_begun)
RETURNING id, channel
"""
_HAND_OUT_ALL = _HAND_OUT.format(which="")
_HAND_OUT_URGENT = _HAND_OUT.format(which="AND urgent")
_HAND_OUT_OF_CHANNEL = _HAND_OUT.format(which="AND channel = %(channel)s")


def hand_out(
    *, now: datetime, urgent: bool = False, channel: str | None = None, limit: int = BATCH
) -> list[tuple[UUID, str]]:
    """Lease what is due, and what was handed out but never begun, as (id, channel). Costs by what is due.

    `urgent`: only what somebody waits for. `channel`: only what goes by it. An endpoint that has its share of calls
    in hand gets no more; since a batch does not see itself, a share is kept to exactly with a limit of 1.
    """
    sql = _HAND_OUT_URGENT if urgent else _HAND_OUT_OF_CHANNEL if channel else _HAND_OUT_ALL
    values: dict[str, Any] = {"now": now, "lease": now + rules.HAND_OUT_LEASE, "limit": limit, "channel": channel}
    with connection.cursor() as cursor:
        cursor.execute(sql, {**values, "calls": rules.CALLS_PER_ENDPOINT})
        return list(cursor.fetchall())


# The earliest, compared afterwards: asked for what lies before `now`, PostgreSQL soon plans for any moment, thinks that
# a third of all is due, and reads the table.
_IS_DUE = """
SELECT least((SELECT min(earliest.send_at)
                FROM unnest(%(channels)s::text[]) wanted(channel),
                     LATERAL (SELECT send_at FROM domain_delivery d
                               WHERE d.channel = wanted.channel AND d.state = 'scheduled'
                               ORDER BY send_at LIMIT 1) earliest),
             (SELECT lease_until FROM domain_delivery
               WHERE state = 'ready' AND lease_until IS NOT NULL ORDER BY lease_until LIMIT 1)) <= %(now)s
"""


def is_due(*, now: datetime) -> bool:
    """Whether there may be something to hand out. PostgreSQL plans `hand_out` for longer than it runs: mostly nothing
    is due, and this is all that is asked."""
    with connection.cursor() as cursor:
        cursor.execute(_IS_DUE, {"now": now, "channels": [*rules.MOST_IN_HAND]})
        return bool(cursor.fetchone()[0])


_IN_HAND = """
SELECT channel, count(*) FROM domain_delivery
 WHERE state IN ('ready', 'attempting') AND lease_until > %s GROUP BY channel
"""


def room(*, now: datetime) -> dict[str, int]:
    """How many more of each channel the senders are to be given: a backlog waits here, where it keeps its order and
    what is urgent passes it, and not in their queues."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_HAND, (now,))
        in_hand = dict(cursor.fetchall())
    return {channel: max(0, most - in_hand.get(channel, 0)) for channel, most in rules.MOST_IN_HAND.items()}


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
        attempt = DeliveryAttempt(
            vendor_id=delivery.vendor_id,
            delivery=delivery,
            number=delivery.attempts,
            endpoint_id=delivery.endpoint_id,
            started_at=now,
        )
        attempt.save(force_insert=True)
        return delivery


def put_back(delivery_id: UUID, *, until: datetime, reason: str) -> None:
    """It was handed out, and may not go yet: `reason` says in words what it waits for. That is no attempt."""
    Delivery.objects.across_vendors().filter(id=delivery_id, state=State.READY).update(
        state=State.SCHEDULED, send_at=until, reason=reason[:500], lease_until=None
    )


def hurry(vendor_id: UUID, *, reason: str, now: datetime) -> None:
    """What the vendor's deliveries waited for has come, where they waited for this."""
    waiting = Delivery.objects.within(vendor_id).filter(state=State.SCHEDULED, reason=reason)
    waiting.update(send_at=now, reason="")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the other side answered: a status of HTTP or SMTP, and how its words begin."""

    status: int | None = None
    excerpt: str = ""


def settle_sent(delivery: Delivery, *, provider_id: str, heard: Heard | None = None, now: datetime) -> None:
    """The provider took it. Late or not, sent is sent; a status that overtook the answer is left standing."""
    with transaction.atomic():
        _finish_attempt(delivery, answer="accepted", heard=heard, now=now)
        Delivery.objects.within(delivery.vendor_id).filter(id=delivery.id, state__in=UNFINISHED).update(
            state=State.SENT, provider_id=provider_id, settled_at=now, lease_until=None, reason=""
        )


def settle_failed(
    delivery: Delivery,
    *,
    reason: str,
    permanent: bool,
    retry_in: timedelta | None = None,
    heard: Heard | None = None,
    now: datetime,
) -> bool:
    """This attempt was refused: try again later, or never. Answers whether it ended the delivery.

    `retry_in`: how long until the next try, when it is known better than by the usual backoff. An attempt that is no
    longer the current one, or that an echo has settled, changes nothing.
    """
    ended = permanent or rules.is_last(delivery.tries)
    with transaction.atomic():
        _finish_attempt(delivery, answer=reason, heard=heard, now=now)
        mine = Delivery.objects.within(delivery.vendor_id).filter(
            id=delivery.id, state=State.ATTEMPTING, attempts=delivery.attempts
        )
        if not ended:
            again = now + (rules.backoff(delivery.tries, channel=delivery.channel) if retry_in is None else retry_in)
            mine.update(state=State.SCHEDULED, reason=reason[:500], send_at=again, lease_until=None)
            return False
        failed = mine.update(state=State.FAILED, reason=reason[:500], settled_at=now, lease_until=None)
        if failed:
            _fall_back(delivery, because=reason, now=now)
        return bool(failed)


def skip(delivery: Delivery, *, reason: str, try_next: bool, now: datetime) -> None:
    """It is not to be sent after all; `reason` says why in words. `try_next`: another channel may carry it."""
    _finish_attempt(delivery, answer="not sent: " + reason, now=now)
    Delivery.objects.within(delivery.vendor_id).filter(id=delivery.id).update(
        state=State.SKIPPED, reason=reason[:500], settled_at=now, lease_until=None
    )
    if try_next:
        _fall_back(delivery, because=reason, now=now)


def _fall_back(delivery: Delivery, *, because: str, now: datetime) -> None:
    """What one channel could not carry goes to the next that the rule behind it names, if it names one."""
    following = rules.following(delivery.context)
    if not following:
        return
    order = Order(
        channel=following[0],
        kind=delivery.kind,
        effect_key=f"{delivery.effect_key}:{following[0]}",
        send_at=now,
        contact_id=delivery.contact_id,
        booking_id=delivery.booking_id,
        message_id=delivery.message_id,
        urgent=delivery.urgent,
        context={**delivery.context, "channels": following, "because": because},
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


def cancel_of_endpoint(vendor_id: UUID, endpoint_id: UUID, *, reason: str, now: datetime) -> None:
    """Nothing that still waits is told to this endpoint."""
    Delivery.objects.within(vendor_id).filter(
        Q(state=State.SCHEDULED) | Q(state=State.READY), endpoint_id=endpoint_id
    ).update(state=State.CANCELLED, reason=reason, settled_at=now, lease_until=None)


def cancel_of_account(user_id: UUID, *, kind: str, reason: str, now: datetime) -> None:
    """No letter of this kind that still waits is sent to the account."""
    Delivery.objects.within(None).filter(
        Q(state=State.SCHEDULED) | Q(state=State.READY), user_id=user_id, kind=kind
    ).update(state=State.CANCELLED, reason=reason, settled_at=now, lease_until=None)


class Echo(NamedTuple):
    """The delivery that a status spoke of.

    `counts`: its message is to show that status. `is_news`: it changed something, so nobody has acted on it before.
    """

    delivery: Delivery | None
    counts: bool
    is_news: bool = False


@transaction.atomic(savepoint=False)
def acknowledge(
    delivery_id: UUID,
    vendor_id: UUID,
    *,
    provider_id: str,
    status: str,
    reason: str,
    price: rules.Price | None = None,
    retry_in: Callable[[Delivery], timedelta | None] | None = None,
    now: datetime,
) -> Echo:
    """The provider's status speaks of this delivery: settle it, forward only.

    `retry_in`: in how long it may be tried again, having failed, if at all. What is said of an attempt that has failed
    before counts no more; nor does a failure for the message, when the delivery goes on, by itself or by
    another channel. `price` is kept with the step that it comes with; a step without one leaves it.
    """
    delivery = next(iter(_held(vendor_id=vendor_id, delivery_id=delivery_id)), None)
    if delivery is None:
        return Echo(None, counts=True)
    known = Delivery.objects.within(vendor_id).filter(id=delivery_id)
    given_up: list[str] = delivery.context.get("given_up", [])
    if provider_id in given_up:
        return Echo(delivery, counts=False)
    open_states = {
        "failed": (*UNFINISHED, State.SENT),
        "sent": UNFINISHED,
        "delivered": (*UNFINISHED, State.SENT),
        "read": (*UNFINISHED, State.SENT),
    }[status]
    goes_on = status == "failed" and bool(rules.following(delivery.context))
    if delivery.state not in open_states or not delivery.attempts:
        # Told late, once: with `read`, when `delivered` had none. Before it arrived the price is but an announcement.
        if price and delivery.state == State.DELIVERED and not delivery.price_category:
            known.update(**_priced(price))
        return Echo(delivery, counts=not goes_on)
    wait = retry_in(delivery) if retry_in and status == "failed" else None
    if wait is not None and not rules.is_last(delivery.tries):
        context = {**delivery.context, "given_up": [*given_up, provider_id]}
        again = {"state": State.SCHEDULED, "send_at": now + wait, "settled_at": None, "context": context}
        known.update(**again, **_UNPRICED, reason=reason[:500], lease_until=None)
        return Echo(delivery, counts=False, is_news=True)
    new = {"failed": State.FAILED, "sent": State.SENT}.get(status, State.DELIVERED)
    said = _UNPRICED if new == State.FAILED else _priced(price)
    known.update(state=new, provider_id=provider_id, reason=reason[:500], settled_at=now, lease_until=None, **said)
    if new == State.FAILED:
        _fall_back(delivery, because=reason, now=now)
    return Echo(delivery, counts=not goes_on, is_news=True)


_UNPRICED: dict[str, Any] = {"billable": None, "price_category": ""}
"""What was announced for an attempt that failed counts no more."""


def _priced(price: rules.Price | None) -> dict[str, Any]:
    return {"billable": price.billable, "price_category": price.category} if price else {}


@compiled
def _held(*, vendor_id: UUID, delivery_id: UUID) -> QuerySet[Delivery]:
    """With its message, and locked until the commit."""
    rows = Delivery.objects.within(vendor_id).filter(id=delivery_id).select_related("message")
    return rows.select_for_update(of=("self",), no_key=True)


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
            elif not rules.is_last(delivery.tries) and rules.resend_when_in_doubt(delivery.channel, delivery.kind):
                delivery.state, delivery.send_at, delivery.lease_until = State.SCHEDULED, now, None
            else:
                delivery.settled_at, delivery.lease_until = now, None
            delivery.save(update_fields=["state", "reason", "send_at", "settled_at", "lease_until"])
    return len(stale)


def _finish_attempt(delivery: Delivery, *, answer: str, heard: Heard | None = None, now: datetime) -> None:
    told = {"status": heard.status, "excerpt": heard.excerpt[:1000]} if heard else {}
    DeliveryAttempt.objects.within(delivery.vendor_id).filter(delivery_id=delivery.id, number=delivery.attempts).update(
        finished_at=now, answer=answer[:500], **told
    )
