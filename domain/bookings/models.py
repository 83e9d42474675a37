"""Bookings, and the constraints that no member and no resource is ever taken twice at once, nor a seat."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Upper

from domain.constraints import SameVendor, uuid_span
from domain.tenancy import VendorOwned, owned_key


class Status(models.TextChoices):
    HELD = "held"
    PENDING = "pending"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class CancelledBy(models.TextChoices):
    STAFF = "staff"
    CUSTOMER = "customer"
    SYSTEM = "system"  # a hold that ran out


def busy_span() -> Func:
    """When it keeps its member and its resource busy: buffers included, the end not."""
    return Func(
        F("busy_from"),
        F("busy_until"),
        RangeBoundary(),
        function="tstzrange",
        output_field=DateTimeRangeField(),
    )


class Reservation(VendorOwned):
    """A stretch of a member's time, and of a resource's, that is taken: by one booking, or by all of a group session.

    It goes when the last booking in it goes. So the constraints need no look at statuses, and hold for members and
    resources alike.
    """

    service = models.ForeignKey("domain.Service", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    staff = models.ForeignKey(
        "domain.Member", on_delete=models.RESTRICT, related_name="+", db_constraint=False, db_index=False
    )
    resource = models.ForeignKey(
        "domain.Resource", on_delete=models.RESTRICT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    starts_at = models.DateTimeField()
    busy_from = models.DateTimeField()
    busy_until = models.DateTimeField()
    capacity = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            owned_key("reservation"),
            ExclusionConstraint(
                name="member_never_twice",
                expressions=[(uuid_span("staff"), "&&"), (busy_span(), RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="resource_never_twice",
                expressions=[(uuid_span("resource"), "&&"), (busy_span(), RangeOperators.OVERLAPS)],
                condition=Q(resource__isnull=False),
            ),
            models.CheckConstraint(condition=Q(busy_from__lt=F("busy_until")), name="reservation_span"),
            SameVendor("service", "domain_service", name="reservation_service_same_vendor"),
            SameVendor("staff", "domain_member", name="reservation_staff_same_vendor"),
            SameVendor("resource", "domain_resource", name="reservation_resource_same_vendor"),
        ]
        indexes = [
            models.Index(
                fields=["staff", "busy_until"],
                include=["busy_from", "resource", "service", "starts_at", "capacity"],
                name="reservation_of_staff",
            ),
        ]


class Booking(VendorOwned):
    """A contact's booking of a service with a member. `version` counts changes, for If-Match.

    `reservation` and `seat` are its hold on time: null when it is cancelled. A held booking holds until `held_until`.
    """

    service = models.ForeignKey("domain.Service", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    staff = models.ForeignKey(
        "domain.Member", on_delete=models.RESTRICT, related_name="+", db_constraint=False, db_index=False
    )
    resource = models.ForeignKey(
        "domain.Resource", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False, db_index=False
    )
    contact = models.ForeignKey("domain.Contact", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    team = models.ForeignKey("domain.Team", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False)
    reservation = models.ForeignKey(
        Reservation, on_delete=models.RESTRICT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    series = models.ForeignKey(
        "domain.Series", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False
    )
    # What a customer manages it by, as the SHA-256 of a token that can be derived again (domain.public).
    manage_hash = models.BinaryField(max_length=32, null=True, unique=True)
    seat = models.PositiveIntegerField(default=1)
    capacity = models.PositiveIntegerField(default=1)  # of the reservation, so that the database can bound the seat
    status = models.CharField(max_length=12, choices=Status)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)
    coming_at = models.DateTimeField(null=True)  # when the customer said that they come at this start
    price = models.DecimalField(max_digits=12, decimal_places=2, default=0)  # as agreed when it was made
    currency = models.CharField(max_length=3, blank=True)
    created_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=10, choices=CancelledBy, null=True, blank=True)
    cancelled_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            owned_key("booking"),
            models.UniqueConstraint(fields=["reservation", "seat"], name="booking_seat_once"),
            models.CheckConstraint(condition=Q(seat__gte=1, seat__lte=F("capacity")), name="booking_seat_in_capacity"),
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="booking_times"),
            models.CheckConstraint(
                condition=Q(status=Status.CANCELLED, reservation=None)
                | ~Q(status=Status.CANCELLED) & Q(reservation__isnull=False),
                name="booking_takes_time_unless_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.HELD, held_until__isnull=False) | ~Q(status=Status.HELD),
                name="booking_hold_ends",
            ),
            SameVendor("service", "domain_service", name="booking_service_same_vendor"),
            SameVendor("staff", "domain_member", name="booking_staff_same_vendor"),
            SameVendor("resource", "domain_resource", name="booking_resource_same_vendor"),
            SameVendor("contact", "domain_contact", name="booking_contact_same_vendor"),
            SameVendor("team", "domain_team", name="booking_team_same_vendor"),
            SameVendor("series", "domain_series", name="booking_series_same_vendor"),
            SameVendor("reservation", "domain_reservation", name="booking_reservation_same_vendor"),
        ]
        indexes = [
            models.Index(fields=["vendor", "-starts_at", "-id"], name="booking_page"),
            models.Index(fields=["staff", "starts_at"], name="booking_of_staff"),
            models.Index("vendor", OpClass(Upper("title"), name="text_pattern_ops"), name="booking_title_begins"),
            models.Index(fields=["held_until"], condition=Q(status=Status.HELD), name="booking_held"),
        ]

    def as_it_stands(self) -> dict[str, Any]:
        """All of it that is no words, for its events."""
        names = (
            "id",
            "version",
            "status",
            "service_id",
            "staff_id",
            "contact_id",
            "team_id",
            "series_id",
            "starts_at",
            "ends_at",
            "held_until",
            "price",
            "currency",
            "cancelled_by",
        )
        return {name: getattr(self, name) for name in names}
