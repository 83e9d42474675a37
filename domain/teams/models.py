"""Groups of members."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class Team(VendorOwned):
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("team"),
            models.UniqueConstraint(fields=["vendor", "name"], name="team_name"),
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
