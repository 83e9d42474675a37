"""Answering by itself outside the vendor's hours: once in a conversation for as long as it is closed."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from domain.access import system
from domain.availability import queries as availability
from domain.conversations import rules
from domain.conversations.actions import append
from domain.conversations.models import Conversation, Direction, Message, MessageStatus
from domain.deliveries import actions as deliveries
from domain.vendors.models import Vendor

AGAIN_AFTER = timedelta(hours=12)
"""A vendor that closes for lunch and for the night does not say so twice a day."""


@transaction.atomic
def answer(vendor_id: UUID, conversation_id: UUID, *, now: datetime) -> Message | None:
    """The vendor's words for when nobody is there, written into the log and placed for sending; None when it is open,
    has no such words, or said them already, or when the conversation has gone."""
    vendor = Vendor.objects.filter(id=vendor_id, deleted_at=None).exclude(away_message="").first()
    if vendor is None:
        return None
    hours = availability.timetables(vendor_id, (), since=now - rules.LOOK_BACK, until=now).vendor
    closed_since = rules.closed_since(hours, ZoneInfo(vendor.timezone), now=now)
    if closed_since is None:
        return None
    mine = Conversation.objects.within(vendor_id).filter(id=conversation_id)
    conversation = mine.select_for_update(no_key=True).first()
    if conversation is None:
        return None
    told_at = conversation.away_told_at
    if told_at and (told_at >= closed_since or told_at > now - AGAIN_AFTER):
        return None
    conversation.away_told_at = now
    conversation.save(update_fields=["away_told_at"])
    actor = system(vendor_id)
    message = append(
        actor,
        conversation,
        now=now,
        direction=Direction.OUTBOUND,
        text=vendor.away_message,
        status=MessageStatus.QUEUED,
        sender_kind="system",
        sender_name=actor.name,
    )
    order = deliveries.Order(
        channel="whatsapp",
        kind="chat.message",
        effect_key=f"away:{conversation.id}:{closed_since.isoformat()}",
        send_at=now,
        contact_id=conversation.contact_id,
        message_id=message.id,
        lane=conversation.id,
        lane_order=message.seq,
    )
    deliveries.place(vendor_id, [order], now=now)
    return message
