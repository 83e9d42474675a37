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

from domain import tracing
from domain.access import system
from domain.channels import queries as channels
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations.cloud_api import ECHO_PREFIX, Outgoing
from domain.conversations.models import Message
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.errors import Refusal
from tasks import account_letters, composing
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
    delivery, call = _begin(delivery_id, prepare)
    if delivery and call:
        with tracing.working_on(delivery.request_id):
            _call(delivery, call)
    if delivery and delivery.lane:
        wake("tasks.relay.hand_out")  # the next one in the lane


def _begin(delivery_id: UUID, prepare: Callable[[Delivery], Call]) -> tuple[Delivery | None, Call | None]:
    """Take the delivery and make it ready to go, in one transaction; without a call there is nothing to send."""
    with transaction.atomic():
        delivery = deliveries.begin(delivery_id, now=now())
        if delivery is None:
            return None, None
        with tracing.working_on(delivery.request_id):
            try:
                with transaction.atomic():
                    return delivery, prepare(delivery)
            except (NotToBeSent, Refusal) as why:
                try_next = not isinstance(why, NotToBeSent) or why.try_next
                deliveries.skip(delivery, reason=str(why), try_next=try_next, now=now())
                _follow(delivery, "failed", reason=str(why))
            except Exception:
                log.exception("delivery.not_composed", delivery_id=str(delivery.id))
                _refused(delivery, "It could not be composed.", permanent=False)
    return delivery, None


def _call(delivery: Delivery, call: Call) -> None:
    try:
        provider_id = call()
    except GatewayError as error:
        log.info("delivery.refused", delivery_id=str(delivery.id), reason=str(error), permanent=error.permanent)
        _refused(delivery, str(error), permanent=error.permanent)
    except OutcomeUnknown:
        log.warning("delivery.outcome_unknown", delivery_id=str(delivery.id))
    except Exception:
        # Nobody knows how far it came: as unknown as an answer that got lost.
        log.exception("delivery.call_failed", delivery_id=str(delivery.id))
    else:
        with transaction.atomic():
            deliveries.settle_sent(delivery, provider_id=provider_id, now=now())
            _follow(delivery, "sent", provider_id=provider_id)


def _refused(delivery: Delivery, reason: str, *, permanent: bool) -> None:
    with transaction.atomic():
        if deliveries.settle_failed(delivery, reason=reason, permanent=permanent, now=now()):
            _follow(delivery, "failed", reason=reason)


def _follow(delivery: Delivery, status: str, *, provider_id: str = "", reason: str = "") -> None:
    """Let the message in the log follow its delivery."""
    if delivery.message_id:
        message = Message.objects.within(delivery.vendor_id).get(id=delivery.message_id)
        conversations.advance(message, status, provider_id=provider_id, reason=reason, now=now())


def _prepare_email(delivery: Delivery) -> Call:
    compose = account_letters.COMPOSERS.get(delivery.kind, composing.letter)
    letter = compose(delivery, now=now())
    message_id = f"<{delivery.id}@spout>"
    return lambda: email.send(
        to=letter.to,
        sender_name=letter.sender_name,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=message_id,
    )


def _prepare_whatsapp(delivery: Delivery) -> Call:
    assert delivery.vendor_id is not None  # only a vendor writes on WhatsApp
    channel = channels.whatsapp(system(delivery.vendor_id))
    token = channels.access_token(channel)
    contact, outgoing = _WORDS.get(delivery.kind, _note)(delivery)
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


def _code(delivery: Delivery) -> tuple[Any, Outgoing]:
    """To a number that need not be a contact's, and not into the log: staff should not read it."""
    code, digits = account_letters.code_to_send(delivery, now=now())
    return Contact(phone_number=code.address), Outgoing(template="booking_code", parameters={"code": digits})


def _note(delivery: Delivery) -> tuple[Any, Outgoing]:
    """A message of Spout's own: into the log, then as free text or, when the window is shut, as a template."""
    note = composing.note(delivery, now=now())
    if composing.is_window_open(note.contact, now=now()):
        conversations.say(delivery, note.contact, text=note.text, kind="text", content={}, now=now())
        return note.contact, Outgoing(text=note.text)
    content = {"template": note.template, "parameters": note.parameters}
    conversations.say(delivery, note.contact, text=note.text, kind="template", content=content, now=now())
    return note.contact, Outgoing(template=note.template, parameters=note.parameters)


_WORDS: dict[str, Callable[[Delivery], tuple[Any, Outgoing]]] = {"chat.message": _reply, "public.code": _code}
"""All other kinds are notes about bookings."""
