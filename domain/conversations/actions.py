"""Writing into conversations. Every message gets the next `seq` in the transaction that writes it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from domain.access import Actor, system
from domain.contacts.models import Contact
from domain.conversations import queries, rules
from domain.conversations.events import ConversationChanged, MessagePosted, MessageStatusChanged
from domain.conversations.models import Conversation, Direction, Message, MessageStatus
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.outbox import actions as outbox

_NEXT_SEQ = """
UPDATE domain_conversation
   SET last_seq = last_seq + 1, last_message_at = %(now)s, preview = %(preview)s,
       window_closes_at = CASE WHEN %(inbound)s THEN GREATEST(window_closes_at, %(window)s) ELSE window_closes_at END,
       status = CASE WHEN %(inbound)s THEN 'open' ELSE status END
 WHERE id = %(id)s RETURNING last_seq
"""


@transaction.atomic
def open_with(actor: Actor, contact: Contact, *, now: datetime) -> Conversation:
    """The conversation with the contact; begun when there is none yet."""
    fresh = Conversation(vendor_id=actor.vendor_id, contact=contact, last_message_at=now, created_at=now)
    Conversation.objects.within(actor.vendor_id).bulk_create([fresh], ignore_conflicts=True)
    return Conversation.objects.within(actor.vendor_id).get(contact=contact)


@transaction.atomic
def post(
    actor: Actor,
    conversation_id: UUID,
    *,
    text: str,
    client_id: str | None = None,
    reply_to: int | None = None,
    now: datetime,
) -> Message:
    """A member's message to the customer: written, numbered, and placed for sending.

    The same `client_id` again answers the first message. Raises EmptyMessage, MessageTooLong, NoWayToReach,
    ReplyToUnknown.
    """
    actor.require("conversation.write")
    rules.check_text(text)
    conversation = queries.get(actor, conversation_id)
    contact = conversation.contact
    if not (contact.whatsapp_id or contact.phone_number or contact.business_scoped_id):
        raise rules.NoWayToReach
    log = Message.objects.within(actor.vendor_id).filter(conversation=conversation)
    _hold(conversation)  # so that the same client_id twice at once can't make two
    if client_id and (first := log.filter(client_id=client_id, sender_id=actor.id).first()):
        return first
    if reply_to is not None and not log.filter(seq=reply_to).exists():
        raise rules.ReplyToUnknown
    message = _append(
        actor,
        conversation,
        now=now,
        direction=Direction.OUTBOUND,
        text=text,
        status=MessageStatus.QUEUED,
        sender_kind="system" if actor.kind == "key" else "member",
        sender_id=actor.id,
        sender_name=actor.name,
        client_id=client_id,
        reply_to=reply_to,
    )
    order = deliveries.Order(
        channel="whatsapp",
        kind="chat.message",
        effect_key=f"message:{message.id}",
        send_at=now,
        contact_id=contact.id,
        message_id=message.id,
        lane=conversation.id,
        lane_order=message.seq,
    )
    deliveries.place(actor.vendor_id, [order], now=now)
    return message


@transaction.atomic
def say(
    delivery: Delivery, contact: Contact, *, text: str, kind: str, content: dict[str, Any], now: datetime
) -> Message:
    """Write what Spout itself is about to send (a confirmation, a reminder) into the log; once per delivery."""
    assert delivery.vendor_id  # only letters about accounts have none
    if delivery.message_id:
        return queries.get_message(delivery.vendor_id, delivery.message_id)
    actor = system(delivery.vendor_id)
    message = _append(
        actor,
        open_with(actor, contact, now=now),
        now=now,
        direction=Direction.OUTBOUND,
        text=text,
        kind=kind,
        content=content,
        status=MessageStatus.QUEUED,
        sender_kind="system",
        sender_name=actor.name,
    )
    delivery.message = message
    delivery.save(update_fields=["message"])
    return message


@transaction.atomic
def advance(message: Message, status: str, *, provider_id: str = "", reason: str = "", now: datetime) -> bool:
    """Move the message's status forward; answers whether it moved. What is older than what is known changes nothing."""
    mine = Message.objects.within(message.vendor_id).filter(id=message.id)
    if provider_id:
        mine.filter(provider_id=None).update(provider_id=provider_id)
    moved = mine.filter(status__in=rules.statuses_before(status)).update(status=status, status_reason=reason[:500])
    if moved:
        event = MessageStatusChanged(message.conversation_id, message.id, message.seq, status)
        outbox.record(system(message.vendor_id), event, now=now)
    return bool(moved)


@transaction.atomic
def change(actor: Actor, conversation_id: UUID, changes: dict[str, Any], *, now: datetime) -> Conversation:
    """Change its status."""
    actor.require("conversation.write")
    conversation = queries.get(actor, conversation_id)
    _hold(conversation)
    for field, value in changes.items():
        setattr(conversation, field, value)
    conversation.save(update_fields=list(changes))
    outbox.record(actor, ConversationChanged(conversation.id, sorted(changes)), now=now)
    return conversation


@transaction.atomic
def release_of(actor: Actor, member_id: UUID, *, now: datetime) -> None:
    """Nobody answers what this member was answering; it is open to others again."""
    taken = Conversation.objects.within(actor.vendor_id).filter(assignee=member_id).order_by("id")
    for conversation in taken.select_for_update(no_key=True):
        conversation.assignee = None
        conversation.save(update_fields=["assignee"])
        outbox.record(actor, ConversationChanged(conversation.id, ["assignee_id"]), now=now)


def _hold(conversation: Conversation) -> None:
    """One writer at a time, until the commit."""
    Conversation.objects.within(conversation.vendor_id).select_for_update(no_key=True).get(id=conversation.id)


def _append(actor: Actor, conversation: Conversation, *, now: datetime, text: str, **fields: Any) -> Message:
    with connection.cursor() as cursor:
        inbound = fields["direction"] == Direction.INBOUND
        values = {"now": now, "window": now + rules.WINDOW, "preview": text[:120], "inbound": inbound}
        cursor.execute(_NEXT_SEQ, {**values, "id": conversation.id})
        (seq,) = cursor.fetchone()
    message = Message(
        vendor_id=actor.vendor_id, conversation=conversation, seq=seq, text=text, created_at=now, **fields
    )
    message.save(force_insert=True)
    event = MessagePosted(conversation.id, message.id, seq, message.direction)
    outbox.record(actor, event, now=now)
    return message
