"""Recording what happened, and handing it out to be acted on.

The row is the truth, the signal a hint: whoever misses the hint finds the row.
"""

import json
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

import structlog
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.dispatch import Signal

from domain import retries, tracing
from domain.access import Actor
from domain.outbox.events import Event
from domain.outbox.models import OutboxEvent

log = structlog.get_logger(__name__)

recorded = Signal()
"""Sent after the commit, with `event` (the dataclass), its `event_id` and `vendor_id`. Receivers must not fail."""

BATCH = 100

# Every write passes here; Django's `save` costs three times as much.
_RECORD = """
INSERT INTO domain_outboxevent (vendor_id, type, payload, actor_kind, actor_id, request_id, recorded_at, tries)
VALUES (%(vendor)s, %(type)s, %(payload)s::jsonb, %(kind)s, %(actor)s, %(request)s, %(now)s, 0)
RETURNING id
"""

# The event is dropped when all that follows from it is done; who did it is kept.
_RECORD_AND_KEEP = f"""
WITH event AS ({_RECORD})
INSERT INTO domain_auditevent (id, vendor_id, type, payload, actor_kind, actor_id, actor_name, address, request_id,
                               recorded_at)
VALUES (uuidv7(), %(vendor)s, %(type)s, %(payload)s::jsonb, %(kind)s, %(actor)s, %(name)s, %(address)s, %(request)s,
        %(now)s)
RETURNING (SELECT id FROM event)
"""  # noqa: S608  both are constants

_WAITING = """
SELECT * FROM domain_outboxevent
WHERE handled_at IS NULL AND (retry_at IS NULL OR retry_at <= %(now)s) {}
ORDER BY id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
"""

_ANSWERABLE = ("member", "key", "platform")
"""Kinds of actors who answer for what they do: it is in the vendor's audit."""


def record(actor: Actor, event: Event, *, now: datetime) -> None:
    """Write the event, and what the audit keeps of it, in the caller's transaction; on commit, send the hint."""
    with connection.cursor() as cursor:
        cursor.execute(
            _RECORD_AND_KEEP if event.audited and actor.kind in _ANSWERABLE else _RECORD,
            {
                "vendor": actor.vendor_id,
                "type": event.type,
                "payload": json.dumps(event.payload(), cls=DjangoJSONEncoder),
                "kind": actor.kind,
                "actor": actor.id,
                "name": actor.name,
                "address": tracing.address.get(),
                "request": tracing.request_id.get(),
                "now": now,
            },
        )
        (event_id,) = cursor.fetchone()
    transaction.on_commit(lambda: _tell(event, event_id, actor))


def _tell(event: Event, event_id: int, actor: Actor) -> None:
    told = recorded.send_robust(sender=type(event), event=event, event_id=event_id, vendor_id=actor.vendor_id)
    for _receiver, answer in told:
        if isinstance(answer, Exception):
            log.error("outbox.hint_failed", event_type=event.type, exc_info=answer)


def drain(react: Callable[[OutboxEvent], None], *, light: Collection[str] = (), now: datetime) -> int:
    """Act on up to BATCH waiting events of the `light` types and as many others, the oldest of each first; answers how
    many were taken.

    The light ones lock nothing but themselves and share one transaction. Each other has its own: reactions lock what
    they write to, and one transaction that held the conversations of many events met the drain of what comes in, which
    held them crosswise (23 deadlocks, a second each, in a flood of 450). Each kind has its own share, so that none has
    to wait until there is nothing left of the other.
    """
    lighter = _take_light(react, light, now=now) if light else 0
    others = 0
    while others < BATCH and _take_one(react, now=now):
        others += 1
    return lighter + others


@transaction.atomic
def _take_light(react: Callable[[OutboxEvent], None], types: Collection[str], *, now: datetime) -> int:
    events = _waiting("AND type = ANY(%(types)s)", {"types": list(types), "now": now, "limit": BATCH})
    handled = [event.id for event in events if _handle(event, react, now=now)]
    if handled:
        OutboxEvent.objects.across_vendors().filter(id__in=handled).update(handled_at=now)
    return len(events)


@transaction.atomic
def _take_one(react: Callable[[OutboxEvent], None], *, now: datetime) -> bool:
    """Whether there was one. `react` runs inside the transaction that marks the event handled, so a kill at any point
    leaves either both or neither. An event whose reaction fails is put off and does not hold up the others."""
    events = _waiting("", {"now": now, "limit": 1})
    for event in events:
        if _handle(event, react, now=now):
            OutboxEvent.objects.across_vendors().filter(id=event.id).update(handled_at=now)
    return bool(events)


def _waiting(condition: str, parameters: dict[str, Any]) -> list[OutboxEvent]:
    return list(OutboxEvent.objects.across_vendors().raw(_WAITING.format(condition), parameters))


def _handle(event: OutboxEvent, react: Callable[[OutboxEvent], None], *, now: datetime) -> bool:
    """Whether all that follows from it is done; else it is put off."""
    try:
        with transaction.atomic():
            react(event)
    except Exception:
        log.exception("outbox.reaction_failed", event_id=event.id, event_type=event.type, tries=event.tries + 1)
        event.tries += 1
        event.retry_at = retries.put_off(event.tries, now=now)
        event.save(update_fields=["tries", "retry_at"])
        return False
    return True


def forget(*, before: datetime) -> None:
    """Drop events handled long ago."""
    OutboxEvent.objects.across_vendors().filter(handled_at__lt=before).delete()
