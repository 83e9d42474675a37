"""Taking in what WhatsApp's webhook brings, item by item."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import Actor, system
from domain.channels import queries as channels
from domain.contacts import actions as contacts
from domain.conversations import actions
from domain.conversations.cloud_api import Incoming, Item, StatusReport, Unusable
from domain.conversations.models import Direction, Message, MessageStatus
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery


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
    conversation = actions.open_with(actor, contact, now=now)
    actions._hold(conversation)
    if Message.objects.within(actor.vendor_id).filter(provider_id=item.provider_id).exists():
        return None  # each wamid once; Meta repeats itself
    log = Message.objects.within(actor.vendor_id).filter(conversation=conversation)
    answered = log.filter(provider_id=item.reply_to).values_list("seq", flat=True).first() if item.reply_to else None
    actions._append(
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
    actions.advance(message, report.status, provider_id=report.provider_id, reason=report.reason, now=now)
    return None
