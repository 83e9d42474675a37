"""Senders: one task per channel takes one delivery through one attempt.

Commit the attempt, call, settle: no database transaction is open during the call, and a kill at any point leaves
a row that tells how far it came. An unknown outcome settles nothing; the lease runs out and the doubt is resolved.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import structlog
from celery import shared_task
from django.db import transaction
from django.utils.timezone import now

from domain.access import system
from domain.channels import queries as channels
from domain.conversations import actions as conversations
from domain.conversations.cloud_api import ECHO_PREFIX, Outgoing
from domain.conversations.models import Message
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.errors import Refusal
from tasks import composing
from tasks.composing import NotToBeSent
from tasks.gateways import email, whatsapp
from tasks.gateways.errors import GatewayError, OutcomeUnknown
from tasks.wake import wake

log = structlog.get_logger(__name__)

Call = Callable[[], str]
"""Sends, and answers the provider's id."""


@shared_task
def send_email(delivery_id: str) -> None:
    _attempt(UUID(delivery_id), _prepare_email)


@shared_task
def send_whatsapp(delivery_id: str) -> None:
    _attempt(UUID(delivery_id), _prepare_whatsapp)


TASKS: dict[str, Any] = {"email": send_email, "whatsapp": send_whatsapp}


def _attempt(delivery_id: UUID, prepare: Callable[[Delivery], Call]) -> None:
    with transaction.atomic():
        delivery = deliveries.begin(delivery_id, now=now())
        if delivery is None:
            return
        try:
            with transaction.atomic():
                call = prepare(delivery)
        except (NotToBeSent, Refusal) as reason:
            deliveries.skip(delivery, reason=str(reason), now=now())
            _follow(delivery, "failed", reason=str(reason))
            _fall_back(delivery)
            return
        except Exception:
            log.exception("delivery.not_composed", delivery_id=str(delivery.id))
            deliveries.settle_failed(delivery, reason="It could not be composed.", permanent=False, now=now())
            return
    with structlog.contextvars.bound_contextvars(delivery_id=str(delivery.id), attempt=delivery.attempts):
        _call(delivery, call)
    if delivery.lane:
        wake("tasks.relay.hand_out")  # the next one in the lane


def _call(delivery: Delivery, call: Call) -> None:
    try:
        provider_id = call()
    except GatewayError as error:
        log.info("delivery.refused", reason=str(error), permanent=error.permanent)
        with transaction.atomic():
            if deliveries.settle_failed(delivery, reason=str(error), permanent=error.permanent, now=now()):
                _follow(delivery, "failed", reason=str(error))
                _fall_back(delivery)
    except OutcomeUnknown:
        log.warning("delivery.outcome_unknown")
    else:
        with transaction.atomic():
            deliveries.settle_sent(delivery, provider_id=provider_id, now=now())
            _follow(delivery, "sent", provider_id=provider_id)


def _follow(delivery: Delivery, status: str, *, provider_id: str = "", reason: str = "") -> None:
    """Let the message in the log follow its delivery."""
    if delivery.message_id:
        message = Message.objects.within(delivery.vendor_id).get(id=delivery.message_id)
        conversations.advance(message, status, provider_id=provider_id, reason=reason, now=now())


def _fall_back(delivery: Delivery) -> None:
    """A reminder that one channel could not carry goes to the next that its rule names."""
    following = delivery.context.get("channels", [])[1:]
    if not following:
        return
    order = deliveries.Order(
        channel=following[0],
        kind=delivery.kind,
        effect_key=f"{delivery.effect_key}:{following[0]}",
        send_at=now(),
        contact_id=delivery.contact_id,
        booking_id=delivery.booking_id,
        context={**delivery.context, "channels": following},
    )
    deliveries.place(delivery.vendor_id, [order], now=now())
    transaction.on_commit(lambda: wake("tasks.relay.hand_out"))


def _prepare_email(delivery: Delivery) -> Call:
    letter = composing.letter(delivery, now=now())
    message_id = f"<{delivery.id}.{delivery.attempts}@spout>"
    return lambda: email.send(
        to=letter.to,
        sender_name=letter.sender_name,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=message_id,
    )


def _prepare_whatsapp(delivery: Delivery) -> Call:
    channel = channels.whatsapp(system(delivery.vendor_id))
    token = channels.access_token(channel)
    contact, outgoing = _reply(delivery) if delivery.kind == "chat.message" else _note(delivery)
    return lambda: whatsapp.send(
        phone_number_id=channel.phone_number_id,
        access_token=token,
        contact=contact,
        outgoing=outgoing,
        echo=f"{ECHO_PREFIX}{delivery.id}",
    )


def _reply(delivery: Delivery) -> tuple[Any, Outgoing]:
    """A member's message, as it stands in the log."""
    messages = Message.objects.within(delivery.vendor_id).select_related("conversation__contact")
    assert delivery.message_id is not None  # written with its message
    message = messages.get(id=delivery.message_id)
    contact = message.conversation.contact
    if not composing.is_window_open(contact, now=now()):
        raise NotToBeSent("The customer last wrote more than 24 hours ago; WhatsApp allows only templates.")
    log_of = Message.objects.within(delivery.vendor_id).filter(conversation=message.conversation)
    answered = log_of.filter(seq=message.reply_to).first() if message.reply_to else None
    return contact, Outgoing(text=message.text, reply_to=answered.provider_id if answered else None)


def _note(delivery: Delivery) -> tuple[Any, Outgoing]:
    """A message of Spout's own: into the log, then as free text or, when the window is shut, as a template."""
    note = composing.note(delivery, now=now())
    if composing.is_window_open(note.contact, now=now()):
        conversations.say(delivery, note.contact, text=note.text, kind="text", content={}, now=now())
        return note.contact, Outgoing(text=note.text)
    content = {"template": note.template, "parameters": note.parameters}
    conversations.say(delivery, note.contact, text=note.text, kind="template", content=content, now=now())
    return note.contact, Outgoing(template=note.template, parameters=note.parameters)
