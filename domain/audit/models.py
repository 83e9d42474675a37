"""Who did what in a vendor."""

from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from domain.tenancy import VendorOwned


def subject() -> Coalesce:
    """The id, as text, of the booking, the conversation or the contact that the event is about."""
    return Coalesce(*(KeyTextTransform(f"{noun}_id", "payload") for noun in ("booking", "conversation", "contact")))


class AuditEvent(VendorOwned):
    """What a member, an API key or a platform admin did: the event they caused, kept. Rows are only ever added: the
    database refuses to change or delete one (see the migration)."""

    type = models.CharField(max_length=80)
    payload = models.JSONField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    request_id = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["vendor", "-recorded_at", "-id"], name="audit_page"),
            models.Index("vendor", subject(), name="audit_of_subject"),
        ]
