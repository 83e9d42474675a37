"""What happened, in the transaction in which it happened, until everything that follows from it is done."""

from django.db import models
from django.db.models import Func, Q
from django.db.models.functions import Cast

from domain.tenancy import VendorScoped

_OWN_TRANSACTION = Cast(
    Cast(Func(function="pg_current_xact_id", output_field=models.TextField()), models.TextField()),
    models.BigIntegerField(),
)


class OutboxEvent(VendorScoped):
    """A recorded event. `handled_at` is set when each reaction to it has been carried out.

    Ids are given before the commit, so a lower one may appear later. `transaction_id` is what a reader can stand at:
    PostgreSQL knows the oldest transaction that is still open (`queries.frontier`), and nothing appears ahead of it.
    """

    id = models.BigAutoField(primary_key=True)
    type = models.CharField(max_length=80)
    payload = models.JSONField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    request_id = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()
    transaction_id = models.BigIntegerField(db_default=_OWN_TRANSACTION)
    handled_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(handled_at=None), name="outbox_waiting"),
            models.Index(fields=["vendor", "transaction_id"], name="outbox_since"),
        ]
