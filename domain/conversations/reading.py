"""How far each member has read, and what they have not: how much the customer wrote behind their mark."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from domain.access import Actor
from domain.conversations import queries, receipts
from domain.conversations.events import ConversationRead
from domain.conversations.models import Conversation, Direction, Message, ReadMark
from domain.outbox import actions as outbox

# Two devices at once: neither takes the mark back.
_READ = """
INSERT INTO domain_readmark AS mark (id, vendor_id, conversation_id, reader_id, seq, inbound_count, read_at)
VALUES (uuidv7(), %(vendor)s, %(conversation)s, %(reader)s, %(seq)s, %(count)s, %(now)s)
ON CONFLICT (conversation_id, reader_id) DO UPDATE
   SET seq = EXCLUDED.seq, inbound_count = EXCLUDED.inbound_count, read_at = EXCLUDED.read_at
 WHERE mark.seq < EXCLUDED.seq OR %(back)s AND mark.seq > EXCLUDED.seq
"""


@transaction.atomic
def read(actor: Actor, conversation_id: UUID, *, seq: int | None = None, now: datetime) -> None:
    """The actor has read up to `seq`, or all of it, and the customer sees so. Only forward: `mark_unread` goes back.

    Raises ConversationNotFound.
    """
    conversation = queries.get(actor, conversation_id)
    _mark(actor, conversation, seq, now=now)
    receipts.mark_read(actor, conversation, conversation.last_seq if seq is None else seq, now=now)


@transaction.atomic
def note_read(reader: Actor, conversation_id: UUID, *, seq: int, now: datetime) -> None:
    """The same of somebody who has just written there, and may have handed it over since; it may have gone."""
    conversation = Conversation.objects.within(reader.vendor_id).filter(id=conversation_id).first()
    if conversation:
        _mark(reader, conversation, seq, now=now)


@transaction.atomic
def mark_unread(actor: Actor, conversation_id: UUID, *, seq: int | None = None, now: datetime) -> None:
    """To be read again: from the message `seq` on, or the customer's last.

    Raises ConversationNotFound.
    """
    conversation = queries.get(actor, conversation_id)
    if seq is None:
        seq = _inbound(conversation).aggregate(last=Max("seq"))["last"] or conversation.last_seq + 1
    _mark(actor, conversation, seq - 1, back=True, now=now)


def unread(actor: Actor, conversations: Collection[UUID]) -> dict[UUID, int]:
    """How many of the customer's messages the actor has not read, in each of these."""
    mark = ReadMark.objects.within(actor.vendor_id).filter(conversation=OuterRef("pk"), reader_id=str(actor.id))
    rows = Conversation.objects.within(actor.vendor_id).filter(id__in=conversations)
    counts = rows.annotate(left=F("inbound_count") - Coalesce(Subquery(mark.values("inbound_count")), 0))
    return dict(counts.values_list("id", "left"))


def _mark(actor: Actor, conversation: Conversation, seq: int | None, *, back: bool = False, now: datetime) -> None:
    upto = conversation.last_seq if seq is None else min(seq, conversation.last_seq)
    if upto == conversation.last_seq:
        count = conversation.inbound_count
    else:
        count = _inbound(conversation).filter(seq__lte=upto).count()
    with connection.cursor() as cursor:
        values = {"vendor": actor.vendor_id, "conversation": conversation.id, "reader": actor.id, "now": now}
        cursor.execute(_READ, {**values, "seq": upto, "count": count, "back": back})
        moved = cursor.rowcount
    if moved:
        outbox.record(actor, ConversationRead(conversation.id, actor.id, upto), now=now)


def _inbound(conversation: Conversation) -> QuerySet[Message]:
    return Message.objects.within(conversation.vendor_id).filter(conversation=conversation, direction=Direction.INBOUND)
