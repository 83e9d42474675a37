"""Who takes part in a conversation besides its assignee."""

from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned


class Collaborator(VendorOwned):
    """A member's part in a conversation: they see it, however short their role reaches."""

    conversation = models.ForeignKey(
        "domain.Conversation", on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    member = models.ForeignKey("domain.Member", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "member"], name="collaborator_once"),
            SameVendor("conversation", "domain_conversation", name="collaborator_conversation_same_vendor"),
            SameVendor("member", "domain_member", name="collaborator_member_same_vendor"),
        ]
