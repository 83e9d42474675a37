"""When members, resources and the vendor as a whole can be booked: wall time, in the zone of whom it is about."""

from django.db import models
from django.db.models import F, Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key

DAY = 24 * 60


class Hours(VendorOwned):
    """One span of a weekday, or of a date; with neither `member` nor `resource` it is the vendor's.

    Minutes count from midnight; past 1440 is the next day. A date without a span is closed.
    """

    member = models.ForeignKey(
        "domain.Member", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False
    )
    resource = models.ForeignKey(
        "domain.Resource", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False
    )
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)  # 0 is Monday
    on = models.DateField(null=True, blank=True)
    from_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    until_minute = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "hours"
        constraints = [
            owned_key("hours"),
            models.CheckConstraint(condition=Q(member=None) | Q(resource=None), name="hours_of_one"),
            models.CheckConstraint(
                condition=Q(weekday__range=(0, 6), on=None, from_minute__isnull=False)
                | Q(weekday=None, on__isnull=False),
                name="hours_weekly_or_dated",
            ),
            models.CheckConstraint(
                condition=Q(from_minute=None, until_minute=None)
                | Q(from_minute__lt=DAY, until_minute__gt=F("from_minute"), until_minute__lte=F("from_minute") + DAY),
                name="hours_span",
            ),
            SameVendor("member", "domain_member", name="hours_member_same_vendor"),
            SameVendor("resource", "domain_resource", name="hours_resource_same_vendor"),
        ]
        indexes = [models.Index(fields=["vendor", "member", "resource"], name="hours_of_whom")]


class TimeOff(VendorOwned):
    """A stretch in which a member or a resource can't be booked, whatever the hours say."""

    member = models.ForeignKey(
        "domain.Member", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False
    )
    resource = models.ForeignKey(
        "domain.Resource", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "time off"
        constraints = [
            owned_key("timeoff"),
            models.CheckConstraint(
                condition=Q(member__isnull=False, resource=None) | Q(member=None, resource__isnull=False),
                name="time_off_of_one",
            ),
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="time_off_span"),
            SameVendor("member", "domain_member", name="time_off_member_same_vendor"),
            SameVendor("resource", "domain_resource", name="time_off_resource_same_vendor"),
        ]
        indexes = [models.Index(fields=["vendor", "ends_at"], name="time_off_until")]
