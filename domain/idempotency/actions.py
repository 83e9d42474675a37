"""Doing a keyed request once: its answer is written in the transaction of its effect."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from domain import vault
from domain.errors import Invalid
from domain.idempotency.models import IdempotentAnswer


class KeyReused(Invalid):
    code = "idempotency.mismatch"
    sentence = "This Idempotency-Key was used for another request."


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


ERASED = Answer(
    409,
    b'{"type":"about:blank","title":"Conflict","status":409,"code":"idempotency.erased",'
    b'"detail":"It was done; the answer spoke of a contact who has been erased since."}',
)


def once(scope: str, key: str, request: bytes, work: Callable[[], Answer], *, now: datetime) -> Answer:
    """Run `work`, or answer what it answered the first time. A refused one leaves no trace and may be tried again.

    A second request with the key, while the first runs, waits for it. Raises KeyReused when `request` differs.
    """
    digest = hashlib.sha256(request).digest()
    with transaction.atomic():
        row = IdempotentAnswer(scope=scope, key=key, request_hash=digest, created_at=now)
        IdempotentAnswer.objects.bulk_create([row], ignore_conflicts=True)
        row = IdempotentAnswer.objects.select_for_update().get(scope=scope, key=key)
        if bytes(row.request_hash) != digest:
            raise KeyReused
        if not row.status:
            answer = work()
            # Sealed: an answer may hold what is shown once, like a new API key.
            row.status, row.body = answer.status, vault.seal(answer.body.decode(), of=sealed_for(scope, key))
            row.save(update_fields=["status", "body"])
        return Answer(row.status, vault.unseal(row.body, of=sealed_for(scope, key)).encode())


def withdraw(speaks_of: Callable[[str, bytes], bool], *, until: datetime, batch: int = 500) -> int:
    """Keep no more what was answered until then where `speaks_of(scope, body)`; answers how many.

    The keys stay spent: who repeats such a request is told that its answer is gone, and nothing is done twice.
    """
    withdrawn, behind = 0, 0
    answered = IdempotentAnswer.objects.filter(created_at__lte=until).exclude(status__in=(0, ERASED.status))
    while rows := list(answered.filter(id__gt=behind).order_by("id")[:batch]):
        for row in rows:
            named = sealed_for(row.scope, row.key)
            if speaks_of(row.scope, vault.unseal(row.body, of=named).encode()):
                instead = vault.seal(ERASED.body.decode(), of=named)
                IdempotentAnswer.objects.filter(id=row.id).update(status=ERASED.status, body=instead)
                withdrawn += 1
        behind = rows[-1].id
    return withdrawn


def sealed_for(scope: str, key: str) -> str:
    """What ties a sealed answer to its row."""
    return f"answer:{scope}:{key}"


def forget(*, before: datetime) -> None:
    IdempotentAnswer.objects.filter(created_at__lt=before).delete()
