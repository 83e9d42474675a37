"""What is left to do of erasures behind their commit, again and again until it is done."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction

from domain import retries
from domain.dossiers import traces
from domain.erasures.models import ErasedMessage, Erasure, ErasureState
from domain.erasures.rules import SECOND_LOOK, SPOKEN_OF

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)
"""A worker that is killed gives the erasure back by then."""


def finish_due(*, now: datetime) -> int:
    """Go on with each erasure that is due; answers how many. One that fails is put off and holds up no other."""
    taken = 0
    while erasure := _claim(now=now):
        try:
            _go_on(erasure, now=now)
        except Exception:
            log.exception("erasure.put_off", erasure_id=str(erasure.id), tries=erasure.tries)
            mine = Erasure.objects.within(erasure.vendor_id).filter(id=erasure.id, state=ErasureState.PENDING)
            mine.update(due_at=retries.put_off(erasure.tries, now=now))
        taken += 1
    return taken


@transaction.atomic
def _claim(*, now: datetime) -> Erasure | None:
    due = Erasure.objects.across_vendors().filter(state=ErasureState.PENDING, due_at__lte=now).order_by("due_at")
    erasure = due.select_for_update(skip_locked=True).first()
    if erasure:
        erasure.tries += 1
        erasure.due_at = now + LEASE
        erasure.save(update_fields=["tries", "due_at"])
    return erasure


def _go_on(erasure: Erasure, *, now: datetime) -> None:
    """Done when it has been looked through after whatever had begun before must have ended; else it waits for that."""
    for kind, count in traces.remove(erasure).items():
        erasure.counts[kind] = erasure.counts.get(kind, 0) + count
    last = erasure.asked_at + SECOND_LOOK
    if now >= last:
        erasure.state, erasure.done_at, erasure.due_at, erasure.sealed = ErasureState.DONE, now, None, None
    else:
        erasure.due_at = last
    erasure.save(update_fields=["counts", "state", "done_at", "due_at", "sealed"])


def forget(*, now: datetime) -> None:
    """Drop what was kept to know late words of Meta by."""
    ErasedMessage.objects.across_vendors().filter(erased_at__lt=now - SPOKEN_OF).delete()
