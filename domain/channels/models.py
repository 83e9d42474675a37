"""How a vendor is reached, and what came in, as it came."""

from django.db import models
from django.db.models import Q

from domain.tenancy import Identified, VendorOwned


class WhatsAppChannel(VendorOwned):
    """A vendor's WhatsApp number. Secrets are sealed (domain.vault) and never read back over the API."""

    phone_number_id = models.CharField(max_length=40, unique=True)
    business_account_id = models.CharField(max_length=40)
    access_token = models.BinaryField()
    app_secret = models.BinaryField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "WhatsApp channels"
        constraints = [models.UniqueConstraint(fields=["vendor"], name="whatsapp_channel_of_vendor")]


class InboundPayload(Identified):
    """A signed webhook call, stored raw before it is answered; it may hold items of several vendors.

    `signed_by` is the vendor whose own Meta app signed it, and then only that vendor's items count; it is null
    for the platform's app.
    """

    channel = models.CharField(max_length=10, default="whatsapp")
    signed_by = models.ForeignKey("domain.Vendor", on_delete=models.CASCADE, null=True, related_name="+")
    body = models.BinaryField()
    request_id = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problems = models.JSONField(default=list)  # what could not be used, by place: for the operator

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(processed_at=None), name="inbound_waiting")]
