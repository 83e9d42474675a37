"""Who is there: members with a socket open."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned


class Presence(VendorOwned):
    """When a member last had a socket open, noted by the sockets' processes every half minute; and when a conversation
    was last given to them by itself.

    Not in the member's own row: bookings lock that one.
    """

    member = models.OneToOneField("domain.Member", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    seen_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "presence"
        constraints = [SameVendor("member", "domain_member", name="presence_member_same_vendor")]
