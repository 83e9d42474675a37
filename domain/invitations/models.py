"""Who has been asked to join a vendor."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class Invitation(VendorOwned):
    """An e-mail address asked to join, with a role. Its link's token is kept as SHA-256; resending makes a new one."""

    email = models.EmailField()
    language = models.CharField(max_length=16, default="en")
    # Null when the role was removed since: then the invitation can't be accepted any more.
    role = models.ForeignKey(
        "domain.Role", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False
    )
    position = models.CharField(max_length=80, blank=True)
    team_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    # Who asked: accepted only while they could still give the role. And their name, as the letter says it.
    inviter_kind = models.CharField(max_length=10)
    inviter_id = models.UUIDField(null=True, blank=True)
    invited_by = models.CharField(max_length=200, blank=True)
    token_hash = models.BinaryField(max_length=32, unique=True)
    sendings = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            owned_key("invitation"),
            models.UniqueConstraint(
                fields=["vendor", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_open_once",
            ),
            SameVendor("role", "domain_role", name="invitation_role_same_vendor"),
        ]
        indexes = [models.Index(fields=["vendor", "-created_at", "-id"], name="invitation_page")]
