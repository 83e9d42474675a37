"""Reading conversations and their logs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypedDict
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, UUIDField, Value

from domain import visibility
from domain.access import Actor
from domain.attachments import queries as attachments
from domain.attachments.models import Attachment
from domain.attachments.queries import AttachmentRecord
from domain.attachments.rules import AttachmentNotFound
from domain.collaborators.models import Collaborator
from domain.contacts.queries import matching
from domain.conversations import contents, reactions, rules
from domain.conversations.cloud_api import FILE_KINDS
from domain.conversations.kinds import AssigneeWord
from domain.conversations.models import Conversation, Labelling, Message, ReadMark, said_words
from domain.conversations.reactions import ReactionRecord
from domain.labels.models import Label
from domain.people.models import Member

DEEP = 1000
"""Messages: what lies further back hardly changes, and is not on a screen."""

SKEW = timedelta(minutes=1)
"""By how much the clocks of processes, and the order in which they commit, may differ."""


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
    mentions: list[str]


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
        "mentions": message.content.get("mentions", []),
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


def list_conversations(
    actor: Actor,
    *,
    search: str = "",
    assignee: UUID | AssigneeWord | None = None,
    label_id: UUID | None = None,
    unread: bool | None = None,
    **filters: Any,
) -> QuerySet[Conversation]:
    """What the actor may see, filtered by assignee, label, whether the actor has unread messages in it, and by status,
    team_id, contact_id.

    `search` finds by the contact's name and identities, and by the words of its messages.
    """
    actor.require("conversation.read")
    wanted = visibility.conversations(actor) & Q(**filters)
    if assignee is not None:
        wanted &= Q(assignee=actor.member_id, assignee__isnull=False) if assignee == "me" else _held_by(assignee)
    conversations = Conversation.objects.within(actor.vendor_id).filter(wanted)
    if label_id:
        labelled = Labelling.objects.within(actor.vendor_id).filter(label=label_id)
        conversations = conversations.filter(id__in=labelled.values("conversation_id"))
    if unread is not None:
        marks = ReadMark.objects.within(actor.vendor_id).filter(conversation=OuterRef("pk"), reader_id=str(actor.id))
        has_read = Q(inbound_count=0) | Exists(marks.filter(inbound_count__gte=OuterRef("inbound_count")))
        conversations = conversations.filter(~has_read if unread else has_read)
    if search:
        conversations = conversations.filter(id__in=_found(actor.vendor_id, search))
    return conversations


def _held_by(assignee: UUID | str) -> Q:
    return Q(assignee__isnull=True) if assignee == "none" else Q(assignee=assignee)


class _WantedWords(SearchQuery):
    """What `said_words` is compared with: every word begins one that was said."""

    def __init__(self, vendor_id: UUID, search: str) -> None:
        super().__init__(search)
        self.function = "wanted_words"
        self.set_source_expressions([Value(vendor_id), Value(search)])


def _found(vendor_id: UUID, search: str) -> QuerySet[Any, Any]:
    """By contact, and by what was said: each by its index, where one condition over both would read all."""
    by_contact = Conversation.objects.within(vendor_id).filter(contact__in=matching(vendor_id, search).values("id"))
    # Each word is the vendor's, and so is what it finds (the caller looks): a condition on the vendor would only have
    # PostgreSQL read an index of all its messages besides.
    said = Message.objects.across_vendors().alias(words=said_words()).filter(words=_WantedWords(vendor_id, search))
    return by_contact.values("id").union(said.values("conversation_id"))


def get(actor: Actor, conversation_id: UUID, *, lock: bool = False) -> Conversation:
    """The conversation with contact, assignee and team, or ConversationNotFound. `lock` holds it until the commit."""
    if lock:
        # The row alone, and then read: who waits for a row that changes meanwhile would look at its old joins again.
        row = Conversation.objects.within(actor.vendor_id).filter(id=conversation_id)
        list(row.select_for_update(no_key=True).values_list("id"))
    found = list_conversations(actor, id=conversation_id)
    conversation = found.select_related("contact", "assignee__user", "team").first()
    if conversation is None:
        raise rules.ConversationNotFound
    return conversation


def would_see(actor: Actor, conversation_id: UUID, holders: Mapping[str, str | None]) -> bool:
    """Whether the actor would see the conversation if its `assignee_id` or `team_id`, where given, were so."""
    rows = Conversation.objects.within(actor.vendor_id).filter(id=conversation_id)
    supposed = {f"supposed_{name}": _supposed(name, holders) for name in ("assignee_id", "team_id")}
    seen = visibility.conversations(actor, assignee="supposed_assignee_id", team="supposed_team_id")
    return rows.alias(**supposed).filter(seen).exists()


def _supposed(name: str, holders: Mapping[str, str | None]) -> Any:
    return Value(holders[name], output_field=UUIDField(null=True)) if name in holders else F(name)


def labels_of(vendor_id: UUID, conversation_ids: Collection[UUID]) -> dict[UUID, list[Label]]:
    """The labels of each, by name, in one query."""
    found: dict[UUID, list[Label]] = {key: [] for key in conversation_ids}
    rows = Labelling.objects.within(vendor_id).filter(conversation__in=conversation_ids).select_related("label")
    for row in rows.order_by("label__name"):
        found[row.conversation_id].append(row.label)
    return found


def collaborators(conversation: Conversation) -> QuerySet[Member]:
    """Who takes part besides the assignee, by when they joined the vendor."""
    parts = Collaborator.objects.within(conversation.vendor_id).filter(conversation=conversation)
    rows = Member.objects.within(conversation.vendor_id).filter(is_active=True, id__in=parts.values("member_id"))
    return rows.select_related("user").order_by("created_at", "id")


def list_messages(actor: Actor, conversation_id: UUID) -> QuerySet[Message]:
    """The log of a conversation that the actor may see, in no order yet."""
    get(actor, conversation_id)
    return log(actor.vendor_id).filter(conversation_id=conversation_id)


def log_after(vendor_id: UUID, conversation_id: UUID, after: int, *, limit: int) -> list[MessageRecord]:
    """The next messages behind `after`, oldest first: what a socket missed. The caller has been authorised."""
    rows = log(vendor_id).filter(conversation_id=conversation_id, seq__gt=after)
    return [record(message) for message in rows.order_by("seq")[:limit]]


@dataclass(frozen=True, slots=True)
class Change:
    """A message as it is since `at`. `is_decorated`: it has files or reactions, or had some."""

    record: MessageRecord
    is_decorated: bool
    at: datetime


def changed_behind(vendor_id: UUID, conversation_id: UUID, seq: int) -> list[Change]:
    """What has changed of the log up to `seq` since that was written, oldest first: what a reader who was there then,
    and has been away since, may not have been told. Rather more than less. The caller has been authorised.

    No further back than DEEP messages, so that it costs little however long the log is.
    """
    rows = log(vendor_id).filter(conversation_id=conversation_id)
    written_at = rows.filter(seq=seq).values_list("created_at", flat=True).first()
    if written_at is None:
        return []
    changed = rows.filter(seq__lte=seq, seq__gt=seq - DEEP, changed_at__gte=written_at - SKEW).order_by("seq")
    return [_change(message, message.changed_at) for message in changed if message.changed_at]


def _change(message: Message, at: datetime) -> Change:
    return Change(record(message), bool(message.reactions or _files(message)), at)


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
