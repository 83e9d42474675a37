"""Asking others in, and letting them go."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import Actor
from domain.collaborators.models import Collaborator
from domain.conversations import queries
from domain.conversations.events import ConversationChanged
from domain.conversations.models import Conversation
from domain.members import queries as members
from domain.outbox import actions as outbox


@transaction.atomic
def ask_in(actor: Actor, conversation_id: UUID, member_id: UUID, *, now: datetime) -> Conversation:
    """From now on the member sees the conversation. One who takes part already is no error.

    Raises ConversationNotFound, MemberNotFound.
    """
    actor.require("conversation.write")
    conversation = queries.get(actor, conversation_id, lock=True)
    member = members.get(actor, member_id)
    parts = Collaborator.objects.within(actor.vendor_id)
    if not parts.filter(conversation=conversation, member=member).exists():
        parts.create(vendor_id=actor.vendor_id, conversation=conversation, member=member, added_at=now)
        outbox.record(
            actor, ConversationChanged(conversation.id, ["collaborators"], {}, {"joined": member.id}), now=now
        )
    return conversation


@transaction.atomic
def let_go(actor: Actor, conversation_id: UUID, member_id: UUID, *, now: datetime) -> None:
    """The member takes no part any more, which anybody may decide of themselves. One who takes none is no error.

    Raises ConversationNotFound, MemberNotFound.
    """
    if member_id != actor.member_id:
        actor.require("conversation.write")
    conversation = queries.get(actor, conversation_id, lock=True)
    member = members.own(actor) if member_id == actor.member_id else members.get(actor, member_id)
    parts = Collaborator.objects.within(actor.vendor_id).filter(conversation=conversation, member=member)
    if parts.delete()[0]:
        outbox.record(actor, _changed(conversation, left=member.id), now=now)


def _changed(conversation: Conversation, **who: UUID) -> ConversationChanged:
    return ConversationChanged(conversation.id, ["collaborators"], after=who)
