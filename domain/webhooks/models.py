"""Where vendors want to be called when something happens."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from domain.tenancy import VendorOwned, owned_key


class WebhookEndpoint(VendorOwned):
    """An address of the vendor's own systems, and what it is told. Secrets are sealed (domain.vault).

    `is_active` is the vendor's switch; `disabled_at`, with the reason in words, is when Spout gave up on it.
    `failing_since`: no call has succeeded since then. `removed_at`: gone for everybody; its calls are kept a while.
    """

    url = models.CharField(max_length=500)
    description = models.CharField(max_length=200, blank=True)
    event_types = ArrayField(models.CharField(max_length=40))  # empty: all, those of tomorrow too
    secret = models.BinaryField()
    former_secret = models.BinaryField(null=True)
    former_secret_until = models.DateTimeField(null=True)  # both sign until then
    is_active = models.BooleanField(default=True)
    failing_since = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    disabled_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [owned_key("webhook_endpoint")]
        indexes = [models.Index(fields=["vendor", "-created_at", "-id"], name="webhook_endpoint_page")]

    @property
    def is_on(self) -> bool:
        """Whether it is called."""
        return self.is_active and self.disabled_at is None and self.removed_at is None
