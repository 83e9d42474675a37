"""When to remind, and over what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class ReminderRule(VendorOwned):
    """So long before a booking of this service (or of any), remind over the first channel that reaches the contact."""

    service = models.ForeignKey(
        "domain.Service", on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    minutes_before = models.PositiveIntegerField()
    channels = ArrayField(models.CharField(max_length=10))
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("reminderrule"),
            SameVendor("service", "domain_service", name="reminder_service_same_vendor"),
        ]
