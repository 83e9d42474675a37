"""The project's e-mail backend: any mail that Django sends becomes a delivery, and leaves by a worker.

So whoever calls `send_mail` waits for no mail server, and a mail is lost by none: it is written in the caller's
transaction, tried again, and listed.
"""

import base64
from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.timezone import now
from uuid_utils.compat import uuid7

from domain import vault
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery

KIND = "django.mail"


class DeliveryBackend(BaseEmailBackend):
    """Each receiver gets a delivery of their own: one that is refused holds up no other, and none is told of the rest
    in `bcc`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        moment = now()
        orders = [
            _order(message, receiver, now=moment) for message in email_messages for receiver in message.recipients()
        ]
        deliveries.place(None, orders, now=moment)
        return sum(bool(message.recipients()) for message in email_messages)


def _order(message: EmailMessage, receiver: str, *, now: datetime) -> deliveries.Order:
    """A mail may hold a link that signs in: it is sealed, and opens for its own delivery alone."""
    effect_key = f"{KIND}:{uuid7()}"
    content = base64.b64encode(message.message().as_bytes()).decode()
    sealed = base64.b64encode(vault.seal(content, of=effect_key)).decode()
    context = {"to": receiver, "sealed": sealed}
    return deliveries.Order(channel="email", kind=KIND, effect_key=effect_key, send_at=now, context=context)


def opened(delivery: Delivery) -> tuple[str, bytes]:
    """To whom the mail goes, and the mail. Raises SecretUnreadable."""
    sealed = base64.b64decode(delivery.context["sealed"])
    return delivery.context["to"], base64.b64decode(vault.unseal(sealed, of=delivery.effect_key))
