"""Answers that are kept ready."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned


class CannedReply(VendorOwned):
    """`text` holds placeholders by name ({contact_name}); of a team, or of the whole vendor."""

    shortcut = models.CharField(max_length=40)
    text = models.TextField()
    team = models.ForeignKey(
        "domain.Team", on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_constraint=False
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "canned replies"
        constraints = [
            models.UniqueConstraint(fields=["vendor", "shortcut"], name="canned_reply_shortcut"),
            SameVendor("team", "domain_team", name="canned_reply_team_same_vendor"),
        ]
