"""Keys with which a vendor's own programs call the API."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from domain.tenancy import VendorOwned, owned_key


class ApiKey(VendorOwned):
    """A key, as its SHA-256; `hint` is how it begins, to tell one from another. It belongs to the vendor, not to its
    maker, and outlives the maker's membership."""

    name = models.CharField(max_length=80)
    hint = models.CharField(max_length=16)
    key_hash = models.BinaryField(max_length=32, unique=True)
    permissions = ArrayField(models.CharField(max_length=60))
    requests_per_minute = models.PositiveIntegerField()
    created_by = models.CharField(max_length=200, blank=True)  # a name
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "API keys"
        constraints = [
            owned_key("apikey"),
            models.UniqueConstraint(fields=["vendor", "name"], condition=Q(revoked_at=None), name="api_key_name"),
        ]
        indexes = [models.Index(fields=["vendor", "-created_at", "-id"], name="api_key_page")]
