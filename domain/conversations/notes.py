"""Internal notes: in the log between the messages, and never sent to anybody outside."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import Actor
from domain.conversations import queries, rules
from domain.conversations.actions import append, hold
from domain.conversations.events import MembersMentioned
from domain.conversations.models import Conversation, Direction, Message, MessageStatus
from domain.members import queries as members
from domain.outbox import actions as outbox
from domain.people import queries as people


@transaction.atomic
def write(
    actor: Actor,
    conversation_id: UUID,
    *,
    text: str,
    mentions: Collection[UUID] = (),
    client_id: str | None = None,
    now: datetime,
) -> Message:
    """A note for those who see the conversation; who is mentioned gets a letter.

    The same `client_id` again answers the first. Raises ConversationNotFound, EmptyMessage, MessageTooLong,
    ControlCharacters, MemberNotFound, MentionOutOfSight.
    """
    actor.require("conversation.write")
    rules.check_text(text)
    conversation = queries.get(actor, conversation_id)
    mentioned = [_who_sees(actor, conversation, member_id) for member_id in dict.fromkeys(mentions)]
    hold(conversation)
    log = Message.objects.within(actor.vendor_id).filter(conversation=conversation)
    if client_id and (first := log.filter(client_id=client_id, sender_id=actor.id).first()):
        return first
    note = append(
        actor,
        conversation,
        now=now,
        direction=Direction.NOTE,
        text=text,
        content={"mentions": [str(member_id) for member_id in mentioned]} if mentioned else {},
        status=MessageStatus.DELIVERED,
        sender_kind="system" if actor.kind == "key" else "member",
        sender_id=actor.id,
        sender_name=actor.name,
        client_id=client_id,
    )
    others = [member_id for member_id in mentioned if member_id != actor.member_id]
    if others:
        outbox.record(actor, MembersMentioned(conversation.id, note.id, others), now=now)
    return note


def _who_sees(actor: Actor, conversation: Conversation, member_id: UUID) -> UUID:
    """The member, when they see the conversation too. Raises MemberNotFound, MentionOutOfSight."""
    member = members.get(actor, member_id)
    if not sees(actor.vendor_id, member.id, conversation.id):
        raise rules.MentionOutOfSight(member_id=str(member_id))
    return member.id


def sees(vendor_id: UUID, member_id: UUID, conversation_id: UUID) -> bool:
    """Whether a member may read the conversation, signed in or not."""
    present = people.as_actor(vendor_id, member_id)
    if present is None or not present.can("conversation.read"):
        return False
    return queries.list_conversations(present, id=conversation_id).exists()
