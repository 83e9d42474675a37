"""Connecting WhatsApp, and taking in what its webhook brings."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal

from domain import retries, tracing, vault
from domain.access import Actor
from domain.channels import queries, standing, templates
from domain.channels.events import TemplateReviewed, WhatsAppConnected
from domain.channels.models import InboundPayload, WhatsAppChannel
from domain.channels.rules import NumberTaken
from domain.compiled import compiled
from domain.outbox import actions as outbox

log = structlog.get_logger(__name__)

arrived = Signal()
"""Sent after an inbound payload is committed: a hint for the workers."""

BATCH = 20
FORGOTTEN_AT_ONCE = 1000
MAX_TRIES = 16  # over about six hours


@transaction.atomic
def connect_whatsapp(
    actor: Actor,
    *,
    phone_number_id: str,
    business_account_id: str,
    access_token: str,
    app_secret: str | None = None,
    now: datetime,
) -> WhatsAppChannel:
    """Connect the number, or change how it is connected; its templates are read, and a stopped one goes on.

    Raises NumberTaken.
    """
    actor.require("channel.write")
    sealed = vault.seal(access_token, of=queries.sealed_for("access_token", actor.vendor_id))
    own_secret = vault.seal(app_secret, of=queries.sealed_for("app_secret", actor.vendor_id)) if app_secret else None
    channel = WhatsAppChannel.objects.within(actor.vendor_id).select_for_update().first()
    channel = channel or WhatsAppChannel(vendor_id=actor.vendor_id, created_at=now)
    channel.phone_number_id = phone_number_id
    channel.business_account_id = business_account_id
    channel.access_token, channel.app_secret = sealed, own_secret
    if channel.stopped_at:
        standing.go_on(actor, channel, now=now)
    try:
        with transaction.atomic():
            channel.save()
    except IntegrityError:
        raise NumberTaken from None
    outbox.record(actor, WhatsAppConnected(phone_number_id), now=now)
    return templates.want_sync(actor, now=now)


@transaction.atomic
def note_template_review(actor: Actor, *, name: str, language: str, status: str, reason: str, now: datetime) -> None:
    """What Meta decided about a template. What follows stands in the table of reactions."""
    outbox.record(actor, TemplateReviewed(name, language, status, reason), now=now)


def disconnect_whatsapp(vendor_id: UUID) -> None:
    """Let go of the number, so that another vendor may connect it."""
    WhatsAppChannel.objects.within(vendor_id).delete()


def take_in(body: bytes, *, signed_by: UUID | None = None, now: datetime) -> InboundPayload:
    """Store a payload whose signature was right, as it came. Committed before the webhook is answered."""
    payload = InboundPayload(body=body, signed_by_id=signed_by, request_id=tracing.request_id.get(), received_at=now)
    payload.save(force_insert=True)
    transaction.on_commit(lambda: arrived.send_robust(sender=InboundPayload))
    return payload


@dataclass(frozen=True, slots=True)
class Outcome:
    """What could not be used, in words; and whether an item failed and the payload is to be gone through again."""

    problems: list[str]
    complete: bool
    kept: bytes | None = None  # of the payload, when not all of it is kept


def drain(process: Callable[[InboundPayload], Outcome], *, now: datetime) -> int:
    """Process up to BATCH waiting payloads, oldest first; answers how many were taken.

    One drain at a time, of all processes: messages keep their order, and two drains can't lock the same
    conversations crosswise. One that finds another at work answers 0. Each payload in a transaction of its own, so
    that who writes in one of its conversations waits for no others.
    """
    taken = 0
    while taken < BATCH and _take_one(process, now=now):
        taken += 1
    return taken


def _take_one(process: Callable[[InboundPayload], Outcome], *, now: datetime) -> bool:
    """Whether there was one, and nobody else at work.

    `process` runs in the transaction that marks the payload processed. An incomplete one is put off and gone through
    again, which is harmless to the items that went well; after MAX_TRIES it is left, listed, with its raw body.
    """
    with transaction.atomic():
        if not _alone():
            return False
        found = _next_due(now=now)
        for payload in found:
            with tracing.working_on(payload.request_id):
                _process(payload, process, now=now)
    return bool(found)


@compiled
def _next_due(*, now: datetime) -> QuerySet[InboundPayload]:
    due = InboundPayload.objects.filter(Q(retry_at=None) | Q(retry_at__lte=now), processed_at=None)
    return due.order_by("id").select_for_update(skip_locked=True)[:1]


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('spout.inbound'))")
        return bool(cursor.fetchone()[0])


def _process(payload: InboundPayload, process: Callable[[InboundPayload], Outcome], *, now: datetime) -> None:
    try:
        with transaction.atomic():
            outcome = process(payload)
    except Exception:
        log.exception("inbound.failed", payload_id=str(payload.id))
        outcome = Outcome(["the payload failed"], complete=False)
    payload.problems = [problem[:200] for problem in outcome.problems]
    payload.tries += 1
    if outcome.complete or payload.tries >= MAX_TRIES:
        payload.processed_at = now
    else:
        payload.retry_at = retries.put_off(payload.tries, now=now)
        log.error("inbound.put_off", payload_id=str(payload.id), tries=payload.tries)
    fields = ["processed_at", "problems", "tries", "retry_at"]
    if outcome.kept is not None:
        payload.body = outcome.kept
        fields.append("body")
    payload.save(update_fields=fields)


def cut(
    mentions: Collection[str],
    without: Callable[[bytes], bytes | None],
    *,
    vendor_id: UUID,
    waiting: bool,
    until: datetime | None = None,
    batch: int = 100,
) -> int:
    """Store anew what `without` leaves of each payload that mentions any of these; answers of how many that was less.

    `waiting`: those that are still to be processed, held until the caller's commit, else those that were. What another
    vendor's app signed is no business of this one's.
    """
    found = InboundPayload.objects.filter(Q(signed_by=None) | Q(signed_by=vendor_id), processed_at__isnull=waiting)
    if until:
        found = found.filter(received_at__lte=until)
    spoken = " OR ".join(["position(%s::bytea in body) > 0"] * len(mentions))
    found = found.extra(where=[f"({spoken})"], params=[one.encode() for one in mentions])  # noqa: S610  # constants
    behind, count = UUID(int=0), 0
    while mentions and (rows := _cut_some(found.filter(id__gt=behind).order_by("id")[:batch], without)):
        behind, count = rows[-1][0], count + sum(less for _, less in rows)
    return count


@transaction.atomic
def _cut_some(rows: QuerySet[InboundPayload], without: Callable[[bytes], bytes | None]) -> list[tuple[UUID, bool]]:
    done = []
    for row in rows.select_for_update():
        kept = without(bytes(row.body))
        if kept is not None:
            InboundPayload.objects.filter(id=row.id).update(body=kept, problems=[])
        done.append((row.id, kept is not None))
    return done


def forget(*, before: datetime) -> int:
    """Drop payloads that came and were processed long ago; answers how many. What they said is in the log, and the
    bodies hold names, numbers and words. Ids go up in time, so the oldest are found by the primary key."""
    dropped = 0
    processed = InboundPayload.objects.filter(processed_at__isnull=False).order_by("id")
    while old := [id for id, at in processed.values_list("id", "received_at")[:FORGOTTEN_AT_ONCE] if at < before]:
        InboundPayload.objects.filter(id__in=old).delete()
        dropped += len(old)
    return dropped
