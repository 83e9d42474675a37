"""Whether a socket may still see what it shows: the session, the role, and the reach of the role."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from chat.auth import SignIn
from chat.protocol import Close
from domain.access import Actor
from domain.contacts import queries as contacts
from domain.contacts.rules import ContactNotFound
from domain.conversations import actions, queries
from domain.conversations.models import Conversation
from domain.conversations.rules import ConversationNotFound
from domain.errors import Refusal, Unauthenticated


class Lost(Exception):
    """The caller may no longer use the socket; it is closed with `code`."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"to be closed with {code}")


def actor_of(signed_in: SignIn) -> Actor:
    """The actor as of now. Raises SessionEnded, and what `in_vendor` does."""
    return signed_in.caller().in_vendor()


def admit(actor: Actor, *, to_inbox: bool) -> None:
    """A conversation is for whoever may read conversations; the inbox tells of bookings besides, and is for whoever may
    read either. Raises PermissionMissing."""
    if not (to_inbox and actor.can("booking.read")):
        actor.require("conversation.read")


def sees(actor: Actor, conversation_id: UUID) -> bool:
    if actor.reach == "vendor":
        return True  # every conversation of the vendor, and a socket never holds another's
    return queries.list_conversations(actor, id=conversation_id).exists()


def check(signed_in: SignIn, conversation_id: UUID | None, *, find: Callable[[SignIn], Actor] = actor_of) -> Actor:
    """The actor as of now, who still sees the conversation (None: the inbox). Raises Lost.

    `find`: `actor_of`, or one that remembers what it found for another socket of the same token.
    """
    try:
        actor = find(signed_in)
        admit(actor, to_inbox=conversation_id is None)
        if conversation_id is not None and not sees(actor, conversation_id):
            raise ConversationNotFound
        return actor
    except Unauthenticated:
        raise Lost(Close.SIGNED_OUT) from None
    except Refusal:
        raise Lost(Close.NOT_ALLOWED) from None


def open_conversation(actor: Actor, identity: str, *, now: datetime) -> Conversation:
    """The conversation with the contact of this identity, begun when there is none.

    Raises PermissionMissing, ContactNotFound, ConversationNotFound.
    """
    contact = contacts.by_identity(actor, identity)
    if contact is None:
        raise ContactNotFound
    known = queries.list_conversations(actor, contact_id=contact.id).first()
    # There may be one that the actor does not see: then `get` refuses it.
    return known or queries.get(actor, actions.open_with(actor, contact, now=now).id)
