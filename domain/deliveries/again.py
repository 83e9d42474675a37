"""Sending again by hand what was given up: one, or all that match. It is the same delivery, with its attempts kept."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from domain.access import Actor, PlatformAdmin
from domain.bulk import Result, each
from domain.deliveries import queries, rules, standing
from domain.deliveries.events import DeliveriesRetried, DeliveryRetried
from domain.deliveries.models import Delivery, State
from domain.outbox import actions as outbox

REASON = "Asked for again."


@transaction.atomic
def retry(actor: Actor, delivery_id: UUID, *, now: datetime) -> Delivery:
    """Send it again, with a new one's tries. Raises DeliveryNotFound, NotGivenUp, OfConversation, CarriedOn."""
    actor.require("delivery.write")
    delivery = queries.get(actor, delivery_id, lock=True)
    rules.check_given_up(
        delivery.state,
        leased=delivery.lease_until is not None,
        is_message=delivery.message_id is not None,
        context=delivery.context,
    )
    revive(Delivery.objects.within(actor.vendor_id).filter(id=delivery.id), now=now)
    outbox.record(actor, DeliveryRetried(delivery.id), now=now)
    return queries.get(actor, delivery_id)


def retry_each(actor: Actor, ids: Collection[UUID], *, all_or_nothing: bool, now: datetime) -> list[Result]:
    """Each of these, with its own result. Raises NothingDone."""
    actor.require("delivery.write")
    actor.require_whole()
    return each(ids, lambda delivery_id: retry(actor, delivery_id, now=now), all_or_nothing=all_or_nothing)


@transaction.atomic
def retry_all(actor: Actor, wanted: queries.Wanted, *, now: datetime) -> int:
    """All that was given up, was carried on by no other channel and matches; answers how many."""
    actor.require("delivery.write")
    return _retry(actor, queries.list_deliveries(actor, wanted), wanted.as_words(), now=now)


@transaction.atomic
def retry_failed(by: PlatformAdmin, what: standing.Failure, *, since: datetime, now: datetime) -> int:
    """All vendors' that were given up so since then, as far as `standing` looks; answers how many. Each vendor has
    it in its audit."""
    ids: dict[UUID, list[UUID]] = defaultdict(list)
    for vendor_id, delivery_id in standing.failed_so(what, since=since).values_list("vendor_id", "id"):
        ids[vendor_id].append(delivery_id)
    count = 0
    for vendor_id in sorted(ids):
        actor = by.within(vendor_id)
        found = queries.list_deliveries(actor).filter(id__in=ids[vendor_id])
        count += _retry(actor, found, asdict(what), now=now)
    return count


def _retry(actor: Actor, found: QuerySet[Delivery], wanted: dict[str, Any], *, now: datetime) -> int:
    count = revive(found.filter(GIVEN_UP & standing.SENT_AGAIN), now=now)
    if count:
        outbox.record(actor, DeliveriesRetried(wanted, count), now=now)
    return count


GIVEN_UP = Q(state__in=rules.AGAIN_BY_HAND, lease_until=None)


def revive(deliveries: QuerySet[Delivery], *, now: datetime) -> int:
    """These go again, from their first try; in the caller's transaction."""
    return deliveries.update(
        state=State.SCHEDULED,
        send_at=now,
        attempts_before=F("attempts"),
        reason=REASON,
        settled_at=None,
        lease_until=None,
    )
