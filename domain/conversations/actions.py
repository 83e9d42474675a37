"""Writing into conversations. Every message gets the next `seq` in the transaction that writes it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from domain.access import Actor, system
from domain.channels import queries as channels
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations import queries, rules
from domain.conversations.cloud_api import Incoming, Item, StatusReport, Unusable
from domain.conversations.events import ConversationChanged, MessagePosted, MessageStatusChanged
from domain.conversations.models import Conversation, Direction, Message, MessageStatus
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.outbox import actions as outbox

_NEXT_SEQ = """
UPDATE domain_conversation
   SET last_seq = last_seq + 1, last_message_at = %(now)s, preview = %(preview)s,
       last_direction = %(direction)s, last_kind = %(kind)s, inbound_count = inbound_count + %(inbound)s::int,
       window_closes_at = CASE WHEN %(inbound)s THEN GREATEST(window_closes_at, %(window)s) ELSE window_closes_at END,
       status = CASE WHEN %(inbound)s THEN 'open' ELSE status END,
       snoozed_until = CASE WHEN %(inbound)s THEN NULL ELSE snoozed_until END
 WHERE id = %(id)s RETURNING last_seq, OLD.status, NEW.status
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
    hold(conversation)  # so that the same client_id twice at once can't make two
    if client_id and (first := log.filter(client_id=client_id, sender_id=actor.id).first()):
        return first
    if reply_to is not None and not log.filter(seq=reply_to).exists():
        raise rules.ReplyToUnknown
    message = append(
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
    message = append(
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


def receive(item: Item, *, signed_by: UUID | None = None, now: datetime) -> str | None:
    """Act on one item of a webhook. Answers why it could not be used, or None.

    `signed_by` is the vendor whose own app signed the webhook: it speaks for that vendor's number alone.
    """
    if isinstance(item, Unusable):
        return item.why
    channel = channels.by_phone_number_id(item.phone_number_id)
    if channel is None:
        return f"unknown phone_number_id {item.phone_number_id}"
    if signed_by and channel.vendor_id != signed_by:
        return "signed by another vendor's app"
    if isinstance(item, StatusReport):
        return _receive_status(channel.vendor_id, item, now=now)
    return _receive_message(system(channel.vendor_id), item, now=now)


@transaction.atomic
def _receive_message(actor: Actor, item: Incoming, *, now: datetime) -> str | None:
    if not item.whatsapp_id and not item.business_scoped_id:
        return "a message from nobody"
    contact = contacts.meet(
        actor,
        whatsapp_id=item.whatsapp_id,
        business_scoped_id=item.business_scoped_id,
        name=item.name,
        now=now,
    )
    conversation = open_with(actor, contact, now=now)
    hold(conversation)
    if Message.objects.within(actor.vendor_id).filter(provider_id=item.provider_id).exists():
        return None  # each wamid once; Meta repeats itself
    log = Message.objects.within(actor.vendor_id).filter(conversation=conversation)
    answered = log.filter(provider_id=item.reply_to).values_list("seq", flat=True).first() if item.reply_to else None
    append(
        actor,
        conversation,
        now=now,
        direction=Direction.INBOUND,
        kind=item.kind[:20],
        text=item.text,
        content={**item.content, "sent_at": item.sent_at.isoformat()},
        status=MessageStatus.DELIVERED,
        sender_kind="contact",
        sender_id=contact.id,
        sender_name=contact.name,
        provider_id=item.provider_id,
        reply_to=answered,
    )
    return None


@transaction.atomic
def _receive_status(vendor_id: UUID, report: StatusReport, *, now: datetime) -> str | None:
    messages = Message.objects.within(vendor_id)
    message, is_known = None, False
    if report.delivery_id:
        is_known = deliveries.acknowledge(
            report.delivery_id,
            vendor_id,
            provider_id=report.provider_id,
            status=report.status,
            reason=report.reason,
            now=now,
        )
        delivery = Delivery.objects.within(vendor_id).filter(id=report.delivery_id).select_related("message").first()
        message = delivery.message if delivery else None
    message = message or messages.filter(provider_id=report.provider_id).first()
    if message is None:  # what is not kept in the log, like a code
        return None if is_known else f"status of an unknown message {report.provider_id}"
    advance(message, report.status, provider_id=report.provider_id, reason=report.reason, now=now)
    return None


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


def hold(conversation: Conversation) -> None:
    """One writer at a time, until the commit."""
    Conversation.objects.within(conversation.vendor_id).select_for_update(no_key=True).get(id=conversation.id)


def append(
    actor: Actor, conversation: Conversation, *, now: datetime, text: str, kind: str = "text", **fields: Any
) -> Message:
    """The next message of the log. One of the customer's opens the conversation again, whatever it was."""
    inbound = fields["direction"] == Direction.INBOUND
    with connection.cursor() as cursor:
        values = {"now": now, "window": now + rules.WINDOW, "preview": text[:120], "inbound": inbound, "kind": kind}
        cursor.execute(_NEXT_SEQ, {**values, "id": conversation.id, "direction": fields["direction"]})
        seq, before, after = cursor.fetchone()
    message = Message(
        vendor_id=actor.vendor_id, conversation=conversation, seq=seq, text=text, kind=kind, created_at=now, **fields
    )
    message.save(force_insert=True)
    event = MessagePosted(conversation.id, message.id, seq, message.direction)
    outbox.record(actor, event, now=now)
    if before != after:
        outbox.record(
            actor,
            ConversationChanged(conversation.id, ["status"], {"status": before}, {"status": after}),
            now=now,
        )
    return message
