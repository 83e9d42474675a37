"""Senders: one task per channel takes one delivery through one attempt.

Commit the attempt, call, settle: no database transaction is open during the call, and a kill at any point leaves
a row that tells how far it came. An unknown outcome settles nothing; the lease runs out and the doubt is resolved.
What is said on WhatsApp stands in tasks.whatsapp, in letters in tasks.composing and tasks.account_letters.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from domain import tracing
from domain.access import system
from domain.channels import meta_errors, standing
from domain.channels import rules as channel_rules
from domain.channels.meta_errors import Do
from domain.conversations import actions as conversations
from domain.conversations import reacting
from domain.conversations.heeding import heed
from domain.conversations.models import Message
from domain.deliveries import actions as deliveries
from domain.deliveries import rules
from domain.deliveries.actions import Heard
from domain.deliveries.models import Delivery
from domain.errors import Refusal
from tasks import account_letters, composing, django_mail, webhooks, whatsapp_notes, whatsapp_reactions
from tasks.composing import Prepared
from tasks.gateways import email, rates
from tasks.gateways.errors import GatewayError, OutcomeUnknown
from tasks.refusing import NotNow, NotToBeSent
from tasks.wake import wake, wake_later

log = structlog.get_logger(__name__)


@shared_task
def send_email(delivery_id: str) -> None:
    _attempt(UUID(delivery_id), _prepare_email)


@shared_task
def send_whatsapp(delivery_id: str) -> None:
    _attempt(UUID(delivery_id), _prepare_whatsapp)


@shared_task
def send_webhook(delivery_id: str) -> None:
    _attempt(UUID(delivery_id), webhooks.prepare)
    wake("tasks.relay.hand_out")  # few are in hand at a time: there is room for another


TASKS: dict[str, Any] = {"email": send_email, "whatsapp": send_whatsapp, "webhook": send_webhook}


def _attempt(delivery_id: UUID, prepare: Callable[[Delivery], Prepared]) -> None:
    try:
        delivery, prepared = _begin(delivery_id, prepare)
    except NotNow as later:
        deliveries.put_back(delivery_id, until=later.until, reason=str(later))
        wake_later("tasks.relay.hand_out", (later.until - now()).total_seconds())
        return
    if delivery and prepared:
        with tracing.working_on(delivery.request_id):
            _call(delivery, prepared)
    if delivery and delivery.lane:
        wake("tasks.relay.hand_out")  # the next one in the lane


def _begin(delivery_id: UUID, prepare: Callable[[Delivery], Prepared]) -> tuple[Delivery | None, Prepared | None]:
    """Take the delivery and make it ready to go, in one transaction; without a call there is nothing to send.

    Raises NotNow, which leaves it as it was.
    """
    with transaction.atomic():
        delivery = deliveries.begin(delivery_id, now=now())
        if delivery is None:
            return None, None
        with tracing.working_on(delivery.request_id):
            try:
                with transaction.atomic():
                    return delivery, prepare(delivery)
            except NotNow:
                raise
            except (NotToBeSent, Refusal) as why:
                try_next = not isinstance(why, NotToBeSent) or why.try_next
                deliveries.skip(delivery, reason=str(why), try_next=try_next, now=now())
                _end(delivery, reason=str(why), goes_on=try_next and bool(rules.following(delivery.context)))
            except Exception:
                log.exception("delivery.not_composed", delivery_id=str(delivery.id))
                _refused(delivery, "It could not be composed.", permanent=False)
    return delivery, None


def _call(delivery: Delivery, prepared: Prepared) -> None:
    try:
        answer = prepared.call()
    except GatewayError as error:
        log.info("delivery.refused", delivery_id=str(delivery.id), reason=str(error), permanent=error.permanent)
        _heed(delivery, prepared, error)
    except OutcomeUnknown:
        log.warning("delivery.outcome_unknown", delivery_id=str(delivery.id))
    except Exception:
        # Nobody knows how far it came: as unknown as an answer that got lost.
        log.exception("delivery.call_failed", delivery_id=str(delivery.id))
    else:
        provider_id, heard = ("", answer) if isinstance(answer, Heard) else (answer, None)
        with transaction.atomic():
            deliveries.settle_sent(delivery, provider_id=provider_id, heard=heard, now=now())
            if delivery.channel == "webhook":
                webhooks.note_success(delivery)
            elif delivery.channel == "email":
                _follow(delivery, "sent", explained=_by_email(delivery))
            else:
                _follow(delivery, "sent", provider_id=provider_id)
            if delivery.kind == "channel.test" and delivery.vendor_id:
                standing.resume(system(delivery.vendor_id), now=now())


def _heed(delivery: Delivery, prepared: Prepared, error: GatewayError) -> None:
    """The service said no: what that means for this delivery, and beyond it."""
    verdict = error.verdict
    if delivery.channel == "webhook":
        webhooks.heed(delivery, error, moment=now())
        return
    if verdict is None or delivery.vendor_id is None:
        _refused(delivery, str(error), permanent=error.permanent)
        return
    wait = meta_errors.wait(verdict, attempts=delivery.tries)
    if verdict.do == Do.HOLD_NUMBER and wait:
        rates.hold_number(prepared.number, seconds=wait.total_seconds())
    if verdict.do == Do.HOLD_PAIR and wait:
        rates.hold_pair(prepared.number, prepared.customer, seconds=wait.total_seconds())
    with transaction.atomic():
        heed(
            verdict,
            error.code,
            vendor_id=delivery.vendor_id,
            contact_id=delivery.contact_id,
            sent_at=now(),
            template=prepared.template,
            now=now(),
        )
        if verdict.do == Do.STOP and prepared.waits_for_channel:
            _refused(delivery, channel_rules.STOPPED, permanent=False, retry_in=whatsapp_notes.WHILE_STOPPED)
        else:
            _refused(delivery, str(error), permanent=wait is None, retry_in=wait)


def _refused(delivery: Delivery, reason: str, *, permanent: bool, retry_in: timedelta | None = None) -> None:
    with transaction.atomic():
        if deliveries.settle_failed(delivery, reason=reason, permanent=permanent, retry_in=retry_in, now=now()):
            _end(delivery, reason=reason, goes_on=bool(rules.following(delivery.context)))


def _end(delivery: Delivery, *, reason: str, goes_on: bool) -> None:
    """The message has failed with its delivery, or the emoji is taken back, unless another channel carries it on."""
    if not goes_on:
        _follow(delivery, "failed", reason=reason)
        reacting.take_back(delivery, now=now())


def _by_email(delivery: Delivery) -> str:
    because = delivery.context.get("because")
    return f"Sent by e-mail: {because}" if because else ""


def _follow(delivery: Delivery, status: str, *, provider_id: str = "", reason: str = "", explained: str = "") -> None:
    """Let the message in the log follow its delivery; `explained` stands with it even if its status stays."""
    if delivery.message_id:
        message = Message.objects.within(delivery.vendor_id).filter(id=delivery.message_id).first()
        if message is None:  # removed while it was sent
            return
        conversations.advance(message, status, provider_id=provider_id, reason=reason, now=now())
        if explained:
            conversations.explain(message, explained)


def _prepare_whatsapp(delivery: Delivery) -> Prepared:
    prepare = whatsapp_reactions.prepare if delivery.kind == reacting.KIND else whatsapp_notes.prepare
    return prepare(delivery)


def _prepare_email(delivery: Delivery) -> Prepared:
    # Whatever answers or bounces quotes it: the letter carries its delivery.
    message_id = f"<{delivery.id}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
    if delivery.kind == django_mail.KIND:
        to, content = django_mail.opened(delivery)
        return Prepared(lambda: email.send_as_written(content, to=to, message_id=message_id))
    compose = account_letters.COMPOSERS.get(delivery.kind) or composing.COMPOSERS.get(delivery.kind, composing.letter)
    letter = compose(delivery, now=now())
    return Prepared(
        lambda: email.send(
            to=letter.to,
            sender_name=letter.sender_name,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            message_id=message_id,
            attachments=letter.attachments,
            refuse_url=letter.refuse_url,
        )
    )
