"""How a vendor is reached, and what came in, as it came."""

from django.db import models
from django.db.models import Q

from domain.tenancy import Identified, VendorOwned


class OutsideWindow(models.TextChoices):
    """What becomes of a member's text when the customer last wrote more than 24 hours ago."""

    TEMPLATE_THEN_EMAIL = "template_then_email"
    EMAIL = "email"
    REFUSE = "refuse"


class WhatsAppChannel(VendorOwned):
    """A vendor's WhatsApp number. Secrets are sealed (domain.vault) and never read back over the API.

    While `stopped_at` stands nothing leaves by it; `problem` says why, in words.
    """

    phone_number_id = models.CharField(max_length=40, unique=True)
    business_account_id = models.CharField(max_length=40)
    access_token = models.BinaryField()
    app_secret = models.BinaryField(null=True)
    outside_window = models.CharField(max_length=20, choices=OutsideWindow, default=OutsideWindow.TEMPLATE_THEN_EMAIL)
    outside_template = models.CharField(max_length=512, blank=True)  # takes `name` and `message`, or either
    outside_language = models.CharField(max_length=16, blank=True)
    booking_in_chat = models.BooleanField(default=True)  # notes carry buttons, and customers book by tapping
    rates = models.JSONField(null=True, blank=True)  # what messages cost, as the vendor says: `rules.rates`
    stopped_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    sync_wanted_at = models.DateTimeField(null=True)  # templates are to be read from Meta …
    synced_at = models.DateTimeField(null=True)  # … and were, last
    sync_problem = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "WhatsApp channels"
        indexes = [
            models.Index(fields=["sync_wanted_at"], condition=Q(sync_wanted_at__isnull=False), name="sync_wanted"),
        ]
        constraints = [models.UniqueConstraint(fields=["vendor"], name="whatsapp_channel_of_vendor")]


class WhatsAppTemplate(VendorOwned):
    """A message template as Meta keeps it for the vendor, as last heard. `parameters` are those of its body, in order.

    `status` is Meta's word (APPROVED, PENDING, REJECTED, PAUSED, DISABLED …), or MISSING once Meta no longer has it.
    """

    name = models.CharField(max_length=512)
    language = models.CharField(max_length=16)
    category = models.CharField(max_length=40)
    status = models.CharField(max_length=40)
    body = models.TextField(blank=True)
    parameters = models.JSONField(default=list)
    buttons = models.JSONField(default=list)  # the words on its quick replies
    problem = models.CharField(max_length=300, blank=True)  # what a send was refused for
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "WhatsApp templates"
        constraints = [models.UniqueConstraint(fields=["vendor", "name", "language"], name="whatsapp_template_once")]


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
