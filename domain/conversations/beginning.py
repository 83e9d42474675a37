"""Writing first: the conversation with a contact who never wrote."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import Actor
from domain.contacts import queries as contacts
from domain.conversations import actions, queries
from domain.conversations.events import ConversationBegun
from domain.conversations.models import Conversation
from domain.outbox import actions as outbox


@transaction.atomic
def begin(actor: Actor, contact_id: UUID, *, now: datetime) -> tuple[Conversation, bool]:
    """The conversation with the contact, and whether it was begun just now: there is one with each.

    Nothing is said yet, so it takes no channel; `actions.send` asks for one. Raises ContactNotFound, and
    ConversationNotFound when there is one that the actor does not see.
    """
    actor.require("conversation.write")
    contact = contacts.get(actor, contact_id, lock=True)  # who is being removed has none begun
    conversation, is_new = actions.open_or_begin(actor, contact, now=now)
    if is_new:
        outbox.record(actor, ConversationBegun(conversation.id, contact.id), now=now)
    return queries.get(actor, conversation.id), is_new
