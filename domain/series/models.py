"""Bookings that repeat."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class Series(VendorOwned):
    """The rule by which bookings of a contact repeat (RFC 5545), in wall time of its zone. Its bookings point at it."""

    service = models.ForeignKey("domain.Service", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    contact = models.ForeignKey("domain.Contact", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    rrule = models.CharField(max_length=500)
    timezone = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # cancelled as a whole, or cut short

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            owned_key("series"),
            SameVendor("service", "domain_service", name="series_service_same_vendor"),
            SameVendor("contact", "domain_contact", name="series_contact_same_vendor"),
        ]
        indexes = [models.Index(fields=["vendor", "-created_at", "-id"], name="series_page")]
