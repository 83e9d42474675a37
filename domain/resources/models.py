"""What a service needs besides a person: a room, a chair, a vehicle."""

from django.db import models

from domain.tenancy import VendorOwned, owned_key


class Resource(VendorOwned):
    """One such thing. It is never in two bookings at once."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("resource"),
            models.UniqueConstraint(fields=["vendor", "name"], name="resource_name"),
        ]
