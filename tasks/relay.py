"""What keeps work flowing: draining what happened and what came in, and handing out what is due.

Each task works until nothing is left, so one wake-up is enough; any number may be started at once: of the busy ones a
process runs one at a time.
"""

from collections.abc import Iterable
from datetime import timedelta

import structlog
from celery import shared_task
from django.conf import settings
from django.utils.timezone import now

from domain import tracing
from domain.attachments import actions as attachments
from domain.audit import actions as audit
from domain.bookings import agendas, expiring
from domain.channels import actions as channels
from domain.channels.models import InboundPayload
from domain.conversations import assigning, changing, cutting, receiving, webhook
from domain.deliveries import actions as deliveries
from domain.dossiers import finishing as erasures
from domain.idempotency import actions as idempotency
from domain.outbox import actions as outbox
from domain.outbox.models import OutboxEvent
from domain.people import sessions
from domain.public import actions as public
from domain.pulses import actions as pulses
from domain.waitlist import actions as waitlist
from domain.webhooks import calling
from domain.webhooks.rules import KEPT_FOR
from tasks import sending
from tasks.alone import one_at_a_time
from tasks.reactions import LIGHT, REACTIONS

OVERTAKEN_TRIES = 5

log = structlog.get_logger(__name__)


@shared_task
@one_at_a_time
def drain_outbox() -> int:
    """Carry out the reactions to waiting events; answers how many events."""
    total = 0
    while taken := outbox.drain(_react, light=LIGHT, now=now()):
        total += taken
    hand_out()
    assign_waiting()
    return total


def _react(event: OutboxEvent) -> None:
    with tracing.working_on(event.request_id):
        for reaction in REACTIONS[event.type]:
            reaction(event)


@shared_task
@one_at_a_time
def drain_inbound() -> int:
    """Process waiting webhook payloads; answers how many."""
    total = 0
    while taken := channels.drain(_process, now=now()):
        total += taken
    return total


def _process(payload: InboundPayload) -> channels.Outcome:
    """Each item in a savepoint of its own: one that fails never holds up the rest.

    One that overtook what it speaks of is looked at again a few times, for about a minute.
    """
    problems, complete = [], True
    items = [*webhook.read(bytes(payload.body))]
    gone = receiving.of_erased(items, signed_by=payload.signed_by_id)
    items = [item for item in items if receiving.wamid_of(item) not in gone]
    for item in receiving.without_repeats(items, signed_by=payload.signed_by_id):
        try:
            problem = receiving.receive(
                item, signed_by=payload.signed_by_id, received_at=payload.received_at, now=now()
            )
        except receiving.NotYet as why:
            problem, complete = str(why), complete and payload.tries >= OVERTAKEN_TRIES
        except Exception:
            log.exception("inbound.item_failed")
            problem, complete = "an item failed", False
        if problem:
            problems.append(problem)
    kept = cutting.without(bytes(payload.body), cutting.of_messages(gone)) if gone else None
    return channels.Outcome(problems, complete, kept)


@shared_task
@one_at_a_time
def hand_out() -> int:
    """Give what is due to the senders of its channel, what somebody waits for first, and of the rest as much as there
    is room for; answers how many deliveries."""
    total = 0
    while deliveries.is_due(now=now()) and (handed := _hand_out_some()):
        total += handed
    return total


def _hand_out_some() -> int:
    return _hand_out_urgent() + sum(_hand_out(channel, room) for channel, room in _rooms())


def _hand_out_urgent() -> int:
    urgent = deliveries.hand_out(now=now(), urgent=True)
    for delivery_id, channel in urgent:
        sending.TASKS[channel].apply_async((str(delivery_id),), queue="urgent")
    return len(urgent)


def _rooms() -> Iterable[tuple[str, int]]:
    return ((channel, room) for channel, room in deliveries.room(now=now()).items() if room)


def _hand_out(channel: str, room: int) -> int:
    """Of webhooks one by one, so that each endpoint gets its share and no more."""
    limit = 1 if channel == "webhook" else min(room, deliveries.BATCH)
    due = deliveries.hand_out(now=now(), channel=channel, limit=limit)
    for delivery_id, _ in due:
        sending.TASKS[channel].delay(str(delivery_id))
    return len(due)


@shared_task
def resolve_doubts() -> int:
    """Look at attempts that nobody finished."""
    return deliveries.resolve_doubts(now=now())


@shared_task
def expire_holds() -> int:
    """Free the time of holds that have run out."""
    total = 0
    while freed := expiring.expire_holds(now=now()):
        total += freed
    return total


@shared_task
def assign_waiting() -> int:
    """Give the conversations that wait to members who are there; answers how many."""
    return assigning.assign_waiting(now=now())


@shared_task
def wake_snoozed() -> int:
    """Open the conversations that were snoozed until now."""
    total = 0
    while woken := changing.wake_due(now=now()):
        total += woken
    return total


@shared_task
def place_agendas() -> int:
    """Ask for the letters that tell members what is before them today, where it is time; answers how many."""
    return agendas.place_due(now=now())


@shared_task
def pulse() -> None:
    """Note that beat ticks; /health/ready looks at the age of this note."""
    pulses.note(pulses.BEAT, now=now())


@shared_task
def forget() -> None:
    """Drop what has served its time: spent tokens, old idempotency keys and codes, handled events, vain waiting, files
    never sent, webhook calls of long ago, in and out, and of the audit what is older than AUDIT_DAYS."""
    moment = now()
    waitlist.expire(now=moment)
    sessions.forget_spent(now=moment)
    idempotency.forget(before=moment - timedelta(days=1))
    public.forget(before=moment - timedelta(days=1))
    outbox.forget(before=moment - timedelta(days=14))
    channels.forget(before=moment - KEPT_FOR)
    attachments.forget_unused(before=moment - timedelta(days=1))
    calling.forget(before=moment - KEPT_FOR)
    erasures.forget(now=moment)
    while audit.forget(before=moment - timedelta(days=settings.AUDIT_DAYS)):
        continue
