"""What is left of contacts who were erased: that it was done, and nothing of them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from domain.tenancy import VendorOwned, owned_key


class ErasureState(models.TextChoices):
    PENDING = "pending"  # what is not in rows of the contact's own is still gone through: files, raw webhooks, answers
    DONE = "done"


class Erasure(VendorOwned):
    """The receipt. `fingerprints` are keyed hashes of what the contact was known by: with an address in hand one can
    tell that its owner was erased, without one nobody can tell who was.

    `sealed` (domain.vault) is what the worker goes by until it is done, and is empty from then on. Until `until` all
    that was written was the contact's; who comes by the same number later is somebody new.
    """

    contact_id = models.UUIDField()  # which stands for nobody any more
    reference = models.CharField(max_length=100, blank=True)  # the vendor's own, of the request
    asked_by_kind = models.CharField(max_length=10)
    asked_by_id = models.UUIDField(null=True)
    asked_by = models.CharField(max_length=200, blank=True)  # a name
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ErasureState, default=ErasureState.PENDING)
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # of each kind: how many were removed, blanked or cancelled
    told = ArrayField(models.UUIDField(), default=list)  # endpoints of the vendor's webhooks
    fingerprints = ArrayField(models.CharField(max_length=64))
    sealed = models.BinaryField(null=True)
    due_at = models.DateTimeField(null=True)  # when the worker looks next
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            owned_key("erasure"),
            models.UniqueConstraint(fields=["vendor", "contact_id"], name="erasure_of_contact"),
            models.CheckConstraint(
                condition=Q(state="pending", sealed__isnull=False, due_at__isnull=False)
                | Q(state="done", sealed=None, due_at=None, done_at__isnull=False),
                name="erasure_keeps_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["vendor", "-asked_at", "-id"], name="erasure_page"),
            models.Index(fields=["due_at"], condition=Q(state="pending"), name="erasure_due"),
            GinIndex(fields=["fingerprints"], name="erasure_fingerprints"),
        ]


class ErasedMessage(VendorOwned):
    """The keyed hash of the wamid of a message that was erased, kept for as long as Meta may still speak of it."""

    fingerprint = models.CharField(max_length=64)
    erased_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vendor", "fingerprint"], name="erased_message_once")]
        indexes = [models.Index(fields=["erased_at"], name="erased_message_age")]
