"""Labels: a vendor's own words for sorting conversations."""

from django.db import models

from domain.tenancy import VendorOwned, owned_key


class Label(VendorOwned):
    name = models.CharField(max_length=80)
    colour = models.CharField(max_length=7, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("label"),
            models.UniqueConstraint(fields=["vendor", "name"], name="label_name"),
        ]
