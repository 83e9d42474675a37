"""The one thread between a vendor and a contact: a log of messages numbered without gaps."""

from django.db import models
from django.db.models import Q

from domain.constraints import SameVendor
from domain.tenancy import VendorOwned, owned_key


class ConversationStatus(models.TextChoices):
    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    CLOSED = "closed"


class Direction(models.TextChoices):
    INBOUND = "inbound"
    OUTBOUND = "outbound"
    NOTE = "note"


class MessageStatus(models.TextChoices):
    """Of an outbound message; it only moves forward. An inbound one is `delivered`: it is here."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


class Conversation(VendorOwned):
    """`last_seq` numbers the messages: raised in the transaction of each, so numbers have no gap."""

    contact = models.ForeignKey("domain.Contact", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    status = models.CharField(max_length=10, choices=ConversationStatus, default=ConversationStatus.OPEN)
    assignee = models.ForeignKey(
        "domain.Member", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False
    )
    team = models.ForeignKey("domain.Team", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False)
    last_seq = models.PositiveBigIntegerField(default=0)
    preview = models.CharField(max_length=120, blank=True)
    last_message_at = models.DateTimeField()
    window_closes_at = models.DateTimeField(null=True)  # free text is allowed until then
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("conversation"),
            models.UniqueConstraint(fields=["vendor", "contact"], name="conversation_of_contact"),
            SameVendor("contact", "domain_contact", name="conversation_contact_same_vendor"),
            SameVendor("assignee", "domain_member", name="conversation_assignee_same_vendor"),
            SameVendor("team", "domain_team", name="conversation_team_same_vendor"),
        ]
        indexes = [models.Index(fields=["vendor", "-last_message_at", "-id"], name="conversation_page")]


class Message(VendorOwned):
    """One entry of the log. `provider_id` is Meta's wamid, the vendor's once for ever; `client_id` the sender's own."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    seq = models.PositiveBigIntegerField()
    direction = models.CharField(max_length=8, choices=Direction)
    kind = models.CharField(max_length=20, default="text")
    text = models.TextField(blank=True)
    sender_kind = models.CharField(max_length=10)
    sender_id = models.UUIDField(null=True)
    sender_name = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=MessageStatus)
    status_reason = models.CharField(max_length=500, blank=True)
    client_id = models.CharField(max_length=100, null=True)
    reply_to = models.PositiveBigIntegerField(null=True)
    provider_id = models.CharField(max_length=200, null=True)
    content = models.JSONField(default=dict)  # what the kind holds besides text
    reactions = models.JSONField(default=list)  # one per person, `domain.conversations.reactions`
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("message"),
            models.UniqueConstraint(fields=["conversation", "seq"], name="message_seq"),
            # Within the vendor: what another vendor's own app signs can't stand in the way of our messages.
            models.UniqueConstraint(fields=["vendor", "provider_id"], name="message_provider_id"),
            models.UniqueConstraint(
                fields=["conversation", "sender_id", "client_id"],
                condition=Q(client_id__isnull=False),
                name="message_client_id",
            ),
            SameVendor("conversation", "domain_conversation", name="message_conversation_same_vendor"),
        ]
