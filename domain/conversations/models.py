"""The one thread between a vendor and a contact: a log of messages numbered without gaps."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

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


def said_words() -> Func:
    """The words of a message, each with its vendor's mark before it: an index over them finds those of one vendor,
    however many others there are (see the function `said_words` in the migration)."""
    return Func(F("vendor"), F("text"), function="said_words", output_field=SearchVectorField())


class Conversation(VendorOwned):
    """`last_seq` numbers the messages: raised in the transaction of each, so numbers have no gap.

    `inbound_count` is how many of them the customer wrote: less what a member had read, it is what they have not.
    """

    contact = models.ForeignKey("domain.Contact", on_delete=models.CASCADE, related_name="+", db_constraint=False)
    status = models.CharField(max_length=10, choices=ConversationStatus, default=ConversationStatus.OPEN)
    assignee = models.ForeignKey(
        "domain.Member", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False
    )
    team = models.ForeignKey("domain.Team", on_delete=models.SET_NULL, null=True, related_name="+", db_constraint=False)
    snoozed_until = models.DateTimeField(null=True)  # of a snoozed one; null: until the customer writes
    last_seq = models.PositiveBigIntegerField(default=0)
    inbound_count = models.PositiveBigIntegerField(default=0)
    preview = models.CharField(max_length=120, blank=True)
    last_direction = models.CharField(max_length=8, choices=Direction, blank=True)
    last_kind = models.CharField(max_length=20, blank=True)
    last_message_at = models.DateTimeField()
    window_closes_at = models.DateTimeField(null=True)  # free text is allowed until then
    waits_since = models.DateTimeField(null=True)  # for somebody of the team to be there and be given it
    away_told_at = models.DateTimeField(null=True)  # when it was last answered that nobody is there
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("conversation"),
            models.UniqueConstraint(fields=["vendor", "contact"], name="conversation_of_contact"),
            SameVendor("contact", "domain_contact", name="conversation_contact_same_vendor"),
            SameVendor("assignee", "domain_member", name="conversation_assignee_same_vendor"),
            SameVendor("team", "domain_team", name="conversation_team_same_vendor"),
        ]
        indexes = [
            models.Index(fields=["vendor", "-last_message_at", "-id"], name="conversation_page"),
            models.Index(fields=["vendor", "status", "-last_message_at", "-id"], name="conversation_status_page"),
            models.Index(
                fields=["snoozed_until"], condition=Q(status=ConversationStatus.SNOOZED), name="conversation_snoozed"
            ),
            models.Index(fields=["waits_since"], condition=Q(waits_since__isnull=False), name="conversation_waits"),
        ]


class ReadMark(VendorOwned):
    """How far somebody (`Actor.id`: a member, or an API key) has read: up to `seq`, with `inbound_count` of the
    customer's messages."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    reader_id = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    inbound_count = models.PositiveBigIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "reader_id"], name="read_mark_once"),
            SameVendor("conversation", "domain_conversation", name="read_mark_conversation_same_vendor"),
        ]


class Labelling(VendorOwned):
    """A label on a conversation."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    label = models.ForeignKey("domain.Label", on_delete=models.CASCADE, related_name="+", db_constraint=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "label"], name="labelling_once"),
            SameVendor("conversation", "domain_conversation", name="labelling_conversation_same_vendor"),
            SameVendor("label", "domain_label", name="labelling_label_same_vendor"),
        ]


class Message(VendorOwned):
    """One entry of the log. `provider_id` is Meta's wamid, the vendor's once for ever; `client_id` the sender's own.

    `opens`: the customer's first, or the one by which a conversation that was not open is so again.
    """

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
    opens = models.BooleanField(default=False, db_default=False)
    reactions = models.JSONField(default=list)  # one per person, `domain.conversations.reactions`
    created_at = models.DateTimeField()
    # When its status, files or reactions last changed. No index: then a status could not be written in place.
    changed_at = models.DateTimeField(null=True)

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
        indexes = [
            GinIndex(said_words(), name="message_words"),
            models.Index(fields=["vendor", "created_at"], condition=Q(opens=True), name="message_opens"),
        ]
