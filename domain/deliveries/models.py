"""What is to be sent, when, and what became of it."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class Channel(models.TextChoices):
    EMAIL = "email"
    WHATSAPP = "whatsapp"
    WEBHOOK = "webhook"


class State(models.TextChoices):
    SCHEDULED = "scheduled"  # waits for send_at
    READY = "ready"  # handed to a worker, under a lease
    ATTEMPTING = "attempting"  # the call may be under way, under a lease
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"  # the call began and no answer came
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


IN_HAND = (State.READY, State.ATTEMPTING, State.IN_DOUBT)
UNFINISHED = (State.SCHEDULED, *IN_HAND)

TAKEN = (State.SENT, State.DELIVERED)
"""The other side has it."""

DEAD = Q(state=State.FAILED) | Q(state=State.IN_DOUBT, lease_until=None)
"""Given up: nothing sends it any more by itself, unless another channel took over."""

MESSAGES = Q(channel=Channel.WHATSAPP, state__in=TAKEN) & ~Q(kind="chat.read")
"""What WhatsApp took and shows somebody, or will: a read receipt is no message."""


class Delivery(VendorOwned):
    """One thing to be sent. `effect_key` makes asking for it twice harmless; `reason` says, in words, why it ended."""

    # An account's own mail (a password reset, say) belongs to no vendor.
    vendor = models.ForeignKey(  # type: ignore[assignment]  # the base says never null
        "domain.Vendor", on_delete=models.CASCADE, related_name="+", db_index=False, null=True, blank=True
    )
    channel = models.CharField(max_length=10, choices=Channel)
    kind = models.CharField(max_length=40)
    effect_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=12, choices=State, default=State.SCHEDULED)
    reason = models.CharField(max_length=500, blank=True)
    send_at = models.DateTimeField()
    urgent = models.BooleanField(
        default=False, db_default=False
    )  # somebody waits for it: ahead of what is sent in bulk
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # How many of them were made before it was asked for again by hand: these count no more.
    attempts_before = models.PositiveSmallIntegerField(default=0, db_default=0)
    # Whose account an account's mail is about. Rarely set and never searched: no index.
    user = models.ForeignKey(
        "domain.User", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    contact = models.ForeignKey(
        "domain.Contact", on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    booking = models.ForeignKey(
        "domain.Booking", on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    message = models.ForeignKey(
        "domain.Message", on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    endpoint = models.ForeignKey(
        "domain.WebhookEndpoint",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    context = models.JSONField(default=dict)  # what the kind needs besides, e.g. the booking's start it speaks of
    lane = models.UUIDField(null=True)  # within a lane (a conversation) one is sent after the other …
    lane_order = models.PositiveBigIntegerField(default=0)  # … in this order
    provider_id = models.CharField(max_length=200, blank=True)
    # What WhatsApp says of its price: whether it is charged, and as what; null and empty until it says so.
    billable = models.BooleanField(null=True)
    price_category = models.CharField(max_length=40, blank=True, default="", db_default="")
    request_id = models.CharField(max_length=64, blank=True)  # of whoever caused it
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # or given up, where it is in doubt

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            owned_key("delivery"),
            SameVendor("contact", "domain_contact", name="delivery_contact_same_vendor"),
            SameVendor("booking", "domain_booking", name="delivery_booking_same_vendor"),
            SameVendor("message", "domain_message", name="delivery_message_same_vendor"),
            SameVendor("endpoint", "domain_webhookendpoint", name="delivery_endpoint_same_vendor"),
            # Composite keys hold nothing where the vendor is null.
            models.CheckConstraint(
                condition=Q(vendor__isnull=False) | Q(contact=None, booking=None, message=None, endpoint=None),
                name="delivery_of_no_vendor",
            ),
        ]
        indexes = [
            models.Index(fields=["channel", "send_at"], condition=Q(state=State.SCHEDULED), name="delivery_due"),
            models.Index(fields=["send_at"], condition=Q(state=State.SCHEDULED, urgent=True), name="delivery_urgent"),
            models.Index(
                fields=["lease_until"],
                condition=Q(state__in=IN_HAND),
                name="delivery_leased",
            ),
            models.Index(
                fields=["lane", "lane_order"],
                condition=Q(lane__isnull=False, state__in=UNFINISHED),
                name="delivery_lane",
            ),
            models.Index(fields=["vendor", "-created_at", "-id"], name="delivery_page"),
            models.Index(fields=["vendor", "-created_at", "-id"], condition=DEAD, name="delivery_dead"),
            models.Index(fields=["settled_at"], condition=DEAD, name="delivery_given_up"),
            models.Index(fields=["settled_at"], condition=Q(state__in=TAKEN), name="delivery_taken"),
            models.Index(fields=["vendor", "settled_at"], condition=MESSAGES, name="delivery_messages"),
            models.Index(
                fields=["endpoint", "-created_at", "-id"],
                condition=Q(endpoint__isnull=False),
                name="delivery_of_endpoint",
            ),
            models.Index(
                fields=["endpoint"],
                condition=Q(endpoint__isnull=False, state__in=(State.READY, State.ATTEMPTING)),
                name="delivery_of_endpoint_in_hand",
            ),
        ]

    @property
    def tries(self) -> int:
        """Attempts since it was last asked for."""
        return self.attempts - self.attempts_before


class DeliveryAttempt(VendorOwned):
    """One try: written before the call, finished after it. Without `finished_at` the outcome is unknown."""

    vendor = models.ForeignKey(  # type: ignore[assignment]  # the base says never null
        "domain.Vendor", on_delete=models.CASCADE, related_name="+", db_index=False, null=True, blank=True
    )
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    number = models.PositiveSmallIntegerField()
    # Whose calls are listed by endpoint, which is the delivery's.
    endpoint = models.ForeignKey(
        "domain.WebhookEndpoint",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    status = models.PositiveSmallIntegerField(null=True)  # what HTTP or SMTP said, where it said something
    excerpt = models.CharField(max_length=1000, blank=True)  # of what a webhook's receiver answered

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_once"),
            SameVendor("delivery", "domain_delivery", name="attempt_delivery_same_vendor"),
            SameVendor("endpoint", "domain_webhookendpoint", name="attempt_endpoint_same_vendor"),
        ]
        indexes = [
            models.Index(fields=["endpoint", "-id"], condition=Q(endpoint__isnull=False), name="attempt_of_endpoint"),
        ]

    @property
    def duration_ms(self) -> int | None:
        """From its begin to its answer; None while, or if ever, there was none."""
        return round((self.finished_at - self.started_at) / timedelta(milliseconds=1)) if self.finished_at else None
