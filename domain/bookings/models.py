"""Bookings, and the constraint that no member is ever booked twice at once."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from domain.constraints import SameVendor, uuid_span
from domain.tenancy import VendorOwned, owned_key


class Status(models.TextChoices):
    HELD = "held"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


def busy_span() -> Func:
    """When the booking keeps its member busy: buffers included, the end not."""
    return Func(
        F("busy_from"),
        F("busy_until"),
        RangeBoundary(),
        function="tstzrange",
        output_field=DateTimeRangeField(),
    )


class Booking(VendorOwned):
    """A contact's reservation of a service with a member. `version` counts changes, for If-Match."""

    service = models.ForeignKey("domain.Service", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    staff = models.ForeignKey(
        "domain.Member", on_delete=models.RESTRICT, related_name="+", db_constraint=False, db_index=False
    )
    contact = models.ForeignKey("domain.Contact", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    team = models.ForeignKey("domain.Team", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False)
    status = models.CharField(max_length=12, choices=Status)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    busy_from = models.DateTimeField()
    busy_until = models.DateTimeField()
    created_at = models.DateTimeField()
    cancelled_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            owned_key("booking"),
            # In the first migration: on a million rows it would take minutes under an exclusive lock.
            ExclusionConstraint(
                name="booking_never_twice",
                expressions=[(uuid_span("staff"), "&&"), (busy_span(), RangeOperators.OVERLAPS)],
                condition=~Q(status=Status.CANCELLED),
            ),
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at"), busy_from__lte=F("starts_at"), busy_until__gte=F("ends_at")),
                name="booking_times",
            ),
            SameVendor("service", "domain_service", name="booking_service_same_vendor"),
            SameVendor("staff", "domain_member", name="booking_staff_same_vendor"),
            SameVendor("contact", "domain_contact", name="booking_contact_same_vendor"),
            SameVendor("team", "domain_team", name="booking_team_same_vendor"),
        ]
        indexes = [
            models.Index(fields=["vendor", "-starts_at", "-id"], name="booking_page"),
            models.Index(
                fields=["staff", "starts_at"],
                include=["ends_at"],
                condition=~Q(status=Status.CANCELLED),
                name="booking_of_staff",
            ),
        ]
