"""When to remind, over what, and when not to disturb."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, VendorScoped, owned_key


class Quiet(models.TextChoices):
    """What becomes of a reminder that is due in the quiet hours."""

    LATER = "later"  # when they end
    EARLIER = "earlier"  # just before they begin
    IGNORE = "ignore"  # it goes


class ReminderRule(VendorOwned):
    """So long before a booking of this service (or of any), remind over the first channel that reaches the contact.

    `variant`: which of the vendor's own texts it says. `version` counts changes: what was planned by another version
    is planned anew.
    """

    service = models.ForeignKey(
        "domain.Service", on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False
    )
    minutes_before = models.PositiveIntegerField()
    channels = ArrayField(models.CharField(max_length=10))
    variant = models.CharField(max_length=40, blank=True, default="", db_default="")
    quiet = models.CharField(max_length=10, choices=Quiet, default=Quiet.LATER, db_default=Quiet.LATER)
    min_lead_minutes = models.PositiveIntegerField(default=0, db_default=0)  # booked nearer to the reminder: none
    unless_coming = models.BooleanField(default=False, db_default=False)  # who said that they come is not reminded
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("reminderrule"),
            SameVendor("service", "domain_service", name="reminder_service_same_vendor"),
            # Another such would say the same to the same people at the same moment.
            models.UniqueConstraint(
                "vendor", "service", "minutes_before", "channels__0", nulls_distinct=False, name="reminder_rule_once"
            ),
        ]


class NotificationSettings(VendorScoped):
    """How a vendor wants messages to be sent. One row for each that has set anything.

    Quiet hours are by the receiver's clock, from `quiet_from` to `quiet_until`, over midnight if need be. Words are
    those by which customers stop messages on WhatsApp, and take them up again, besides those that Spout knows.
    """

    vendor = models.OneToOneField("domain.Vendor", primary_key=True, on_delete=models.CASCADE, related_name="+")
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    stop_words = ArrayField(models.CharField(max_length=40), default=list)
    start_words = ArrayField(models.CharField(max_length=40), default=list)
    agenda_at = models.TimeField(null=True)  # when members are written what is before them; null: never
    agenda_on = models.DateField(null=True)  # the day for which they were, last, by the vendor's clock

    class Meta:
        verbose_name_plural = "notification settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_have_both_ends",
            ),
        ]
        indexes = [models.Index(fields=["agenda_at"], condition=Q(agenda_at__isnull=False), name="agenda_wanted")]
