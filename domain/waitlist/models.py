"""Who would come if there were time."""

from django.db import models
from django.db.models import F, Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class WaitStatus(models.TextChoices):
    WAITING = "waiting"
    OFFERED = "offered"  # a hold is kept for them
    BOOKED = "booked"
    CANCELLED = "cancelled"
    EXPIRED = "expired"  # what they waited for is past


class WaitlistEntry(VendorOwned):
    """A contact waits for a service, with a member or with anybody, to start between two instants; first come, first
    offered."""

    contact = models.ForeignKey("domain.Contact", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    service = models.ForeignKey("domain.Service", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    staff = models.ForeignKey(
        "domain.Member", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False
    )
    wanted_from = models.DateTimeField()
    wanted_until = models.DateTimeField()
    status = models.CharField(max_length=10, choices=WaitStatus, default=WaitStatus.WAITING)
    booking = models.ForeignKey(
        "domain.Booking", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False
    )
    offers = models.PositiveSmallIntegerField(default=0)
    offered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "waitlist entries"
        constraints = [
            owned_key("waitlistentry"),
            models.CheckConstraint(condition=Q(wanted_from__lt=F("wanted_until")), name="waitlist_window"),
            SameVendor("contact", "domain_contact", name="waitlist_contact_same_vendor"),
            SameVendor("service", "domain_service", name="waitlist_service_same_vendor"),
            SameVendor("staff", "domain_member", name="waitlist_staff_same_vendor"),
            SameVendor("booking", "domain_booking", name="waitlist_booking_same_vendor"),
        ]
        indexes = [
            models.Index(fields=["vendor", "-created_at", "-id"], name="waitlist_page"),
            models.Index(
                fields=["service", "created_at", "id"],
                condition=Q(status=WaitStatus.WAITING),
                name="waitlist_waiting",
            ),
        ]
