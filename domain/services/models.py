"""What can be booked, and who serves it."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class Service(VendorOwned):
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, max_length=4000)
    duration_minutes = models.PositiveIntegerField()
    buffer_before_minutes = models.PositiveIntegerField(default=0)
    buffer_after_minutes = models.PositiveIntegerField(default=0)
    capacity = models.PositiveIntegerField(default=1)
    price = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    currency = models.CharField(max_length=3)
    min_notice_minutes = models.PositiveIntegerField(default=0)
    max_horizon_days = models.PositiveIntegerField(default=365)
    requires_confirmation = models.BooleanField(default=False)
    step_minutes = models.PositiveIntegerField(default=15)  # starts are offered on this grid, from each opening
    colour = models.CharField(max_length=7, blank=True)
    is_active = models.BooleanField(default=True)  # False: kept for its bookings, no longer bookable
    is_public = models.BooleanField(default=True)  # offered on the public page
    # Until how long before the start a customer may do it; null: not at all. Staff always may.
    cancel_notice_minutes = models.PositiveIntegerField(null=True, default=0)
    reschedule_notice_minutes = models.PositiveIntegerField(null=True, default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("service"),
            models.CheckConstraint(condition=models.Q(duration_minutes__gt=0), name="service_lasts"),
        ]
        indexes = [models.Index(fields=["vendor", "-created_at", "-id"], name="service_page")]


class ServiceResource(VendorOwned):
    """A resource that will do for a service: a booking takes one of them that is free. With none, it needs none."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="needs", db_constraint=False)
    # Without its last resource the service would need none: so that one is not removed.
    resource = models.ForeignKey("domain.Resource", on_delete=models.RESTRICT, related_name="+", db_constraint=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "resource"], name="service_resource_once"),
            SameVendor("service", "domain_service", name="needs_service_same_vendor"),
            SameVendor("resource", "domain_resource", name="needs_resource_same_vendor"),
        ]


class ServiceMember(VendorOwned):
    """A member who serves a service. A service with none is served by every bookable member."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="places", db_constraint=False)
    member = models.ForeignKey("domain.Member", on_delete=models.CASCADE, related_name="+", db_constraint=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "member"], name="service_member_once"),
            SameVendor("service", "domain_service", name="serves_service_same_vendor"),
            SameVendor("member", "domain_member", name="serves_member_same_vendor"),
        ]
