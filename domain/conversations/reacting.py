"""A member's emoji on a message. It stands there as a customer's does, and is no entry of the log of its own."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from domain.access import Actor, system
from domain.conversations import queries, reach, reactions, rules, ways
from domain.conversations.events import MessageChanged
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Reaction
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.outbox import actions as outbox

KIND = "chat.reaction"
"""Of its deliveries."""


@transaction.atomic
def react(actor: Actor, conversation_id: UUID, what: Reaction, *, seq: int | None, now: datetime) -> Message:
    """Put it on the message, in place of what the vendor had there before, and place it for sending.

    WhatsApp knows one of the vendor's, whichever member put it. Answers the message it is on. Raises
    ConversationNotFound, PartTooLong, ReplyToUnknown, ReactionToNothing, NoWayToReach, WindowClosed.
    """
    actor.require("conversation.write")
    what.check()
    conversation = queries.get(actor, conversation_id)
    message = _reacted_on(conversation, seq)
    ways.choose(what, reach.of(conversation, now=now), now=now)
    before = reactions.ours(message.reactions)
    if what.emoji == before:
        return message
    key = uuid4().hex
    _put(actor, message, what.emoji, key=key, now=now)
    order = deliveries.Order(
        channel="whatsapp",
        kind=KIND,
        effect_key=f"reaction:{key}",
        send_at=now,
        contact_id=conversation.contact_id,
        lane=message.id,  # what is put on one message goes in the order in which it was put
        lane_order=int(now.timestamp() * 1_000_000),
        urgent=True,
        context={"message_id": str(message.id), "key": key, "before": before},
    )
    deliveries.place(actor.vendor_id, [order], now=now)
    return message


def to_send(delivery: Delivery) -> tuple[Message, Reaction] | None:
    """The message, with its conversation and contact, and what is to be put on it; None when it stands no more."""
    message = _message(delivery)
    if message is None or not reactions.is_last(message.reactions, delivery.context["key"]):
        return None
    return message, Reaction(reactions.ours(message.reactions), message.provider_id or "")


@transaction.atomic
def take_back(delivery: Delivery, *, now: datetime) -> None:
    """It could not be sent: what was there before stands again, unless another has been put since."""
    message = _message(delivery, lock=True)
    if message and reactions.is_last(message.reactions, delivery.context["key"]):
        _put(system(message.vendor_id), message, delivery.context["before"], key=uuid4().hex, now=now)


def _reacted_on(conversation: Conversation, seq: int | None) -> Message:
    """Held until the commit. Raises ReplyToUnknown, ReactionToNothing."""
    log = Message.objects.within(conversation.vendor_id).filter(conversation=conversation)
    message = log.filter(seq=seq).select_for_update(no_key=True).first() if seq else None
    if message is None and seq:
        raise rules.ReplyToUnknown
    if message is None or not message.provider_id:
        raise rules.ReactionToNothing
    return message


def _message(delivery: Delivery, *, lock: bool = False) -> Message | None:
    if delivery.kind != KIND or delivery.vendor_id is None:
        return None
    rows = Message.objects.within(delivery.vendor_id).filter(id=delivery.context["message_id"])
    if lock:
        return rows.select_for_update(no_key=True).first()
    return rows.select_related("conversation__contact").first()


def _put(actor: Actor, message: Message, emoji: str, *, key: str, now: datetime) -> None:
    entries = reactions.put(
        message.reactions,
        emoji=emoji,
        sender_kind="member" if actor.kind in ("member", "platform") else "system",
        sender_id=actor.id,
        sender_name=actor.name,
        provider_id=key,
        at=now,
    )
    if entries is not None:
        message.reactions, message.changed_at = entries, now
        message.save(update_fields=["reactions", "changed_at"])
        event = MessageChanged(message.conversation_id, message.id, message.seq, ["reactions"])
        outbox.record(actor, event, now=now)
