"""Writing into conversations. Every message gets the next `seq` in the transaction that writes it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from domain.access import Actor, system
from domain.attachments import actions as attachments
from domain.contacts.models import Contact
from domain.conversations import queries, reach, reacting, rules, ways
from domain.conversations.events import ConversationChanged, MessagePosted, MessageStatusChanged
from domain.conversations.models import Conversation, Direction, Message, MessageStatus
from domain.conversations.outgoing import Media, Outgoing, Reaction, Sendable, Template, Text
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
 WHERE id = %(id)s RETURNING last_seq, OLD.status, NEW.status, OLD.inbound_count
"""


def open_with(actor: Actor, contact: Contact, *, now: datetime) -> Conversation:
    """The conversation with the contact; begun when there is none yet."""
    return open_or_begin(actor, contact, now=now)[0]


@transaction.atomic
def open_or_begin(actor: Actor, contact: Contact, *, now: datetime) -> tuple[Conversation, bool]:
    """The same, and whether it was begun just now."""
    fresh = Conversation(vendor_id=actor.vendor_id, contact=contact, last_message_at=now, created_at=now)
    Conversation.objects.within(actor.vendor_id).bulk_create([fresh], ignore_conflicts=True)
    conversation = Conversation.objects.within(actor.vendor_id).get(contact=contact)
    return conversation, conversation.id == fresh.id


def post(
    actor: Actor,
    conversation_id: UUID,
    *,
    text: str,
    client_id: str | None = None,
    reply_to: int | None = None,
    now: datetime,
) -> Message:
    """A text to the customer; as `send`."""
    return send(actor, conversation_id, Text(text), client_id=client_id, reply_to=reply_to, now=now)


@transaction.atomic
def send(
    actor: Actor,
    conversation_id: UUID,
    what: Sendable,
    *,
    client_id: str | None = None,
    reply_to: int | None = None,
    now: datetime,
) -> Message:
    """A message to the customer, of a member or of Spout itself: written, numbered, and placed for sending.

    The same `client_id` again answers the first message; a reaction, the message that it is on. Raises NoWayToReach,
    WindowClosed, ReplyToUnknown, ReactionToNothing, what the message's own limits say, and for templates
    TemplateUnknown, TemplateNotApproved, TemplateParametersWrong, OptedOut, MarketingRests; for files
    AttachmentNotFound, AlreadySent.
    """
    actor.require("conversation.write")
    if isinstance(what, Reaction):
        return reacting.react(actor, conversation_id, what, seq=reply_to, now=now)
    what.check()
    conversation = queries.get(actor, conversation_id)
    log = Message.objects.within(actor.vendor_id).filter(conversation=conversation)
    hold(conversation)  # so that the same client_id twice at once can't make two
    if client_id and (first := log.filter(client_id=client_id, sender_id=actor.id).first()):
        return first
    attachment = queries.get_attachment(actor, UUID(what.attachment_id)) if isinstance(what, Media) else None
    if attachment and isinstance(what, Media):
        what = what.of_file(attachment.kind, attachment.name)
        what.check()
    if isinstance(what, Template):
        what = reach.checked(actor.vendor_id, what, conversation.contact, now=now)
    if reply_to is not None and not log.filter(seq=reply_to).exists():
        raise rules.ReplyToUnknown
    way = ways.choose(what, reach.of(conversation, now=now), now=now)
    message = append(
        actor,
        conversation,
        now=now,
        direction=Direction.OUTBOUND,
        kind=what.kind,
        text=what.text,
        content=what.content(),
        status=MessageStatus.QUEUED,
        status_reason=way.because,
        sender_kind="member" if actor.kind in ("member", "platform") else "system",
        sender_id=actor.id,
        sender_name=actor.name,
        client_id=client_id,
        reply_to=reply_to,
    )
    if attachment:
        attachments.give(attachment, message.id)
    is_email = way.channels[0] == "email"
    order = deliveries.Order(
        channel=way.channels[0],
        kind="chat.message",
        effect_key=f"message:{message.id}",
        send_at=now,
        contact_id=conversation.contact_id,
        message_id=message.id,
        lane=None if is_email else conversation.id,
        lane_order=message.seq,
        urgent=True,
        context={"channels": way.channels, "because": way.because},
    )
    deliveries.place(actor.vendor_id, [order], now=now)
    return message


@transaction.atomic
def say(delivery: Delivery, contact: Contact, what: Outgoing, *, now: datetime) -> Message:
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
        text=what.text,
        kind=what.kind,
        content=what.content(),
        status=MessageStatus.QUEUED,
        sender_kind="system",
        sender_name=actor.name,
    )
    delivery.message = message
    delivery.save(update_fields=["message"])
    return message


@transaction.atomic(savepoint=False)
def advance(message: Message, status: str, *, provider_id: str = "", reason: str = "", now: datetime) -> bool:
    """Move the message's status forward; answers whether it moved. What is older than what is known changes nothing."""
    mine = Message.objects.within(message.vendor_id).filter(id=message.id)
    if provider_id:
        mine.filter(provider_id=None).update(provider_id=provider_id)
    why = {"status_reason": reason[:500]} if reason else {}
    before = mine.filter(status__in=rules.statuses_before(status))
    moved = before.update(status=status, changed_at=now, **why)
    if moved:
        event = MessageStatusChanged(message.conversation_id, message.id, message.seq, status)
        outbox.record(system(message.vendor_id), event, now=now)
    return bool(moved)


def explain(message: Message, reason: str) -> None:
    """Say with the message how it went, whatever its status."""
    Message.objects.within(message.vendor_id).filter(id=message.id).update(status_reason=reason[:500])


def hold(conversation: Conversation) -> None:
    """One writer at a time, until the commit. Raises ConversationNotFound when it went meanwhile."""
    rows = Conversation.objects.within(conversation.vendor_id).filter(id=conversation.id)
    if not rows.select_for_update(no_key=True).exists():
        raise rules.ConversationNotFound


def append(
    actor: Actor,
    conversation: Conversation,
    *,
    now: datetime,
    written_at: datetime | None = None,
    text: str,
    kind: str = "text",
    **fields: Any,
) -> Message:
    """The next message of the log. One of the customer's opens the conversation again, whatever it was, and the
    window from when it was written."""
    inbound = fields["direction"] == Direction.INBOUND
    with connection.cursor() as cursor:
        window = (written_at or now) + rules.WINDOW
        values = {"now": now, "window": window, "preview": text[:120], "inbound": inbound, "kind": kind}
        cursor.execute(_NEXT_SEQ, {**values, "id": conversation.id, "direction": fields["direction"]})
        seq, before, after, heard = cursor.fetchone()
    message = Message(
        vendor_id=actor.vendor_id,
        conversation=conversation,
        seq=seq,
        text=text,
        kind=kind,
        opens=inbound and (before != after or not heard),
        created_at=now,
        **fields,
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
