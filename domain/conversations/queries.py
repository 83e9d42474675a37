"""Reading conversations and their logs."""

from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from domain import visibility
from domain.access import Actor
from domain.attachments import queries as attachments
from domain.attachments.models import Attachment
from domain.attachments.queries import AttachmentRecord
from domain.attachments.rules import AttachmentNotFound
from domain.contacts import queries as contacts
from domain.conversations import contents, reactions, rules
from domain.conversations.cloud_api import FILE_KINDS
from domain.conversations.models import Conversation, Message
from domain.conversations.reactions import ReactionRecord


class Sender(TypedDict):
    kind: str
    id: UUID | None
    name: str


class MessageRecord(TypedDict):
    """A message as the API's answers and the sockets' frames both show it (PRODUCT.md §3).

    `content`: what it holds besides text. `reason`: why it failed, or went otherwise than as it was written.
    """

    message: str
    timestamp: datetime
    type: str
    id: UUID
    seq: int
    direction: str
    kind: str
    sender: Sender
    status: str
    client_id: str | None
    reply_to: int | None
    attachments: list[AttachmentRecord]
    reactions: list[ReactionRecord]
    content: contents.Content | None
    reason: str


def record(message: Message) -> MessageRecord:
    return {
        "message": message.text,
        "timestamp": message.created_at,
        "type": "message",
        "id": message.id,
        "seq": message.seq,
        "direction": message.direction,
        "kind": message.kind,
        "sender": {"kind": message.sender_kind, "id": message.sender_id, "name": message.sender_name},
        "status": message.status,
        "client_id": message.client_id,
        "reply_to": message.reply_to,
        "attachments": [attachments.record(file) for file in _files(message)],
        "reactions": reactions.shown(message.reactions),
        "content": _content(message),
        "reason": message.status_reason,
    }


def log(vendor_id: UUID) -> QuerySet[Message]:
    """Messages with their files: one query more for all of them."""
    files = Prefetch("attachments", Attachment.objects.within(vendor_id).order_by("id"), to_attr="files")
    return Message.objects.within(vendor_id).prefetch_related(files)


def _files(message: Message) -> list[Attachment]:
    if (fetched := getattr(message, "files", None)) is not None:
        return list(fetched)
    if message.kind not in FILE_KINDS:
        return []
    return list(Attachment.objects.within(message.vendor_id).filter(message=message).order_by("id"))


def _content(message: Message) -> contents.Content | None:
    shown: contents.Content | None
    if message.direction == "inbound":
        shown = contents.of_inbound(message.kind, message.content)
    else:
        shown = contents.of_outbound(message.content)
    return shown


def list_conversations(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[Conversation]:
    """What the actor may see, filtered by status, assignee_id, team_id, contact_id.

    `search` finds by the contact's name and identities, and by the words of its messages.
    """
    actor.require("conversation.read")
    conversations = Conversation.objects.within(actor.vendor_id).filter(visibility.conversations(actor), **filters)
    if search:
        said = Message.objects.within(actor.vendor_id).filter(conversation=OuterRef("pk"), text__icontains=search)
        conversations = conversations.filter(
            Q(contact__in=contacts.matching(actor.vendor_id, search).values("id")) | Exists(said)
        )
    return conversations


def get(actor: Actor, conversation_id: UUID) -> Conversation:
    """The conversation with its contact, or ConversationNotFound."""
    conversation = list_conversations(actor, id=conversation_id).select_related("contact", "assignee__user").first()
    if conversation is None:
        raise rules.ConversationNotFound
    return conversation


def list_messages(actor: Actor, conversation_id: UUID) -> QuerySet[Message]:
    """The log of a conversation that the actor may see, in no order yet."""
    get(actor, conversation_id)
    return log(actor.vendor_id).filter(conversation_id=conversation_id)


def log_after(vendor_id: UUID, conversation_id: UUID, after: int, *, limit: int) -> list[MessageRecord]:
    """The next messages behind `after`, oldest first: what a socket missed. The caller has been authorised."""
    rows = log(vendor_id).filter(conversation_id=conversation_id, seq__gt=after)
    return [record(message) for message in rows.order_by("seq")[:limit]]


def log_before(vendor_id: UUID, conversation_id: UUID, before: int | None, *, limit: int) -> list[MessageRecord]:
    """The last messages ahead of `before` (of all, when None), oldest first. The caller has been authorised."""
    rows = log(vendor_id).filter(conversation_id=conversation_id)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return [record(message) for message in reversed(rows.order_by("-seq")[:limit])]


def last_seqs(conversation_ids: set[UUID]) -> dict[UUID, int]:
    """The head of each of these logs, for sockets that check whether they missed something."""
    rows = Conversation.objects.across_vendors().filter(id__in=conversation_ids)
    return dict(rows.values_list("id", "last_seq"))


def get_message(vendor_id: UUID, message_id: UUID) -> Message:
    return Message.objects.within(vendor_id).get(id=message_id)


def get_attachment(actor: Actor, attachment_id: UUID) -> Attachment:
    """A file of a conversation that the actor may see, or one that they uploaded. Raises AttachmentNotFound."""
    actor.require("conversation.read")
    attachment = attachments.get(actor.vendor_id, attachment_id)
    if attachment.message:
        seen = list_conversations(actor, id=attachment.message.conversation_id).exists()
    else:
        seen = attachment.uploaded_by == actor.id
    if not seen:
        raise AttachmentNotFound
    return attachment
