"""STOP: a customer who writes that word on WhatsApp, in any language, is sent no more of what is sent unasked."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from domain.access import system
from domain.concierge import words
from domain.conversations import actions as conversations
from domain.conversations.models import Message
from domain.conversations.outgoing import Text
from domain.errors import Refusal
from domain.refusals import actions as refusals
from domain.refusals.models import How
from domain.reminders import queries as reminders

log = structlog.get_logger(__name__)

WRITTEN = ("text", "button")
"""A template's quick reply comes as its words."""


def respond(vendor_id: UUID, message_id: UUID, *, now: datetime) -> bool:
    """Do what the word asks for, and say so; whether the message was one. In the caller's transaction."""
    messages = Message.objects.within(vendor_id).select_related("conversation__contact", "vendor")
    message = messages.get(id=message_id)
    if message.kind not in WRITTEN or len(message.text) > 60:
        return False
    settings = reminders.settings_of(vendor_id)
    stops = words.asks_to_stop(message.text, also=settings.stop_words)
    if not stops and not words.asks_to_start(message.text, also=settings.start_words):
        return False
    contact = message.conversation.contact
    refusals.tell(system(vendor_id), contact.id, channel="whatsapp", refused=stops, how=How.WORD, now=now)
    said = words.of(contact.language, message.vendor.timezone).say("stopped" if stops else "started")
    try:
        with transaction.atomic():
            conversations.send(
                system(vendor_id), message.conversation_id, Text(said), client_id=f"stop:{message.id}", now=now
            )
    except Refusal as why:  # so late that the window is shut: what they asked for is done all the same
        log.info("concierge.not_answered", message_id=str(message.id), code=why.code)
    return True
