"""What happened, in the transaction in which it happened, until everything that follows from it is done."""

from django.db import models
from django.db.models import Q

from domain.tenancy import VendorScoped


class OutboxEvent(VendorScoped):
    """A recorded event. `handled_at` is set when each reaction to it has been carried out."""

    id = models.BigAutoField(primary_key=True)
    type = models.CharField(max_length=80)
    payload = models.JSONField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    request_id = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(handled_at=None), name="outbox_waiting")]
