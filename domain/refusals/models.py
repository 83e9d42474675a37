"""What customers do not want to be told, and where."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned


class How(models.TextChoices):
    """How the customer said so."""

    LINK = "link"  # in a letter
    WORD = "word"  # STOP, on WhatsApp
    STAFF = "staff"  # to somebody who wrote it down


class Refusal(VendorOwned):
    """The contact wants no messages of this kind over this channel."""

    contact = models.ForeignKey("domain.Contact", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    channel = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    how = models.CharField(max_length=10, choices=How)
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "channel", "kind"], name="refusal_once"),
            SameVendor("contact", "domain_contact", name="refusal_contact_same_vendor"),
        ]
