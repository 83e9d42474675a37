"""Files of messages: what customers sent, fetched from WhatsApp, and what staff are about to send."""

from django.db import models
from django.db.models import Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class State(models.TextChoices):
    PENDING = "pending"  # the bytes are still to be fetched
    STORED = "stored"
    FAILED = "failed"


class Attachment(VendorOwned):
    """One file. `message` is null for what staff uploaded and have not sent yet.

    A pending one is its own place in the queue: it is fetched when `due_at` has come, which is put off by each try.
    """

    message = models.ForeignKey(
        "domain.Message", on_delete=models.CASCADE, null=True, related_name="attachments", db_constraint=False
    )
    kind = models.CharField(max_length=10)
    mime_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)  # in hex
    state = models.CharField(max_length=8, choices=State)
    reason = models.CharField(max_length=200, blank=True)
    media_id = models.CharField(max_length=100, blank=True)  # Meta's
    stored_as = models.CharField(max_length=200, blank=True)  # its name in Django's storage
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    uploaded_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("attachment"),
            SameVendor("message", "domain_message", name="attachment_message_same_vendor"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="pending"), name="attachment_due"),
            models.Index(fields=["created_at"], condition=Q(message=None), name="attachment_unused"),
        ]
