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
            row.status, row.body = answer.status, vault.seal(answer.body.decode(), of=f"answer:{scope}:{key}")
            row.save(update_fields=["status", "body"])
        return Answer(row.status, vault.unseal(row.body, of=f"answer:{scope}:{key}").encode())


def forget(*, before: datetime) -> None:
    IdempotentAnswer.objects.filter(created_at__lt=before).delete()
