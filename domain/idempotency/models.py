"""The first answer to each Idempotency-Key, kept a day, written in the transaction of the effect."""

from django.db import models


class IdempotentAnswer(models.Model):
    """`scope` is who asked (vendor and user, API key or network) and the operation; bodies are compared by hash."""

    scope = models.CharField(max_length=160)
    key = models.CharField(max_length=200)
    request_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField(default=bytes)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="idempotency_key_once")]
