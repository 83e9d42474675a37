"""Groups of members."""

from django.db import models
from django.db.models import Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class Team(VendorOwned):
    """`auto_assign`: its conversations are given to whoever of it is there. `is_inbox`: new ones of no team are its."""

    name = models.CharField(max_length=120)
    auto_assign = models.BooleanField(default=False)
    is_inbox = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("team"),
            models.UniqueConstraint(fields=["vendor", "name"], name="team_name"),
            models.UniqueConstraint(fields=["vendor"], condition=Q(is_inbox=True), name="team_one_inbox"),
        ]


class TeamMember(VendorOwned):
    """A member's place in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="places", db_constraint=False)
    member = models.ForeignKey("domain.Member", on_delete=models.CASCADE, related_name="places", db_constraint=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "member"], name="team_member_once"),
            SameVendor("team", "domain_team", name="place_team_same_vendor"),
            SameVendor("member", "domain_member", name="place_member_same_vendor"),
        ]
