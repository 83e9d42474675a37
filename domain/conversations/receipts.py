"""Showing the customer that their messages were read, and that somebody is writing. Best effort: never tried twice."""

from datetime import datetime, timedelta
from uuid import UUID

from domain.access import Actor
from domain.conversations import queries, rules
from domain.conversations.models import Conversation, Direction, Message
from domain.deliveries import actions as deliveries

TYPING_LASTS = timedelta(seconds=20)
"""WhatsApp shows it for 25 seconds, or until a message comes: so often it is worth telling anew."""


def mark_read(actor: Actor, conversation: Conversation, seq: int, *, typing: bool = False, now: datetime) -> bool:
    """Have WhatsApp show the customer's messages up to `seq` as read; answers whether there is anything to show.

    Only who may answer is seen reading. The same message again changes nothing; `typing` is told again when something
    was said meanwhile, or as often as it is worth it.
    """
    if not actor.can("conversation.write"):
        return False
    last = _last_of_customer(conversation, seq)
    if last is None or last.created_at <= now - rules.WINDOW:
        return False
    moment = f":{conversation.last_seq}:{int(now.timestamp() / TYPING_LASTS.total_seconds())}" if typing else ""
    order = deliveries.Order(
        channel="whatsapp",
        kind="chat.read",
        effect_key=f"read:{last.id}{moment}",
        send_at=now,
        contact_id=conversation.contact_id,
        urgent=True,
        context={"wamid": last.provider_id, "typing": typing},
    )
    deliveries.place(conversation.vendor_id, [order], now=now)
    return True


def show_typing(actor: Actor, conversation_id: UUID, seq: int, *, now: datetime) -> bool:
    """Somebody who has read up to `seq` is writing; as `mark_read`. Raises ConversationNotFound."""
    return mark_read(actor, queries.get(actor, conversation_id), seq, typing=True, now=now)


def _last_of_customer(conversation: Conversation, seq: int) -> Message | None:
    log = Message.objects.within(conversation.vendor_id).filter(conversation=conversation, seq__lte=seq)
    inbound = log.filter(direction=Direction.INBOUND, provider_id__isnull=False)
    return inbound.order_by("-seq").first()
