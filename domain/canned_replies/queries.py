"""Finding canned replies, and what they say in a conversation."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.canned_replies import rules
from domain.canned_replies.models import CannedReply
from domain.conversations import queries as conversations
from domain.teams.queries import teams_of
from domain.vendors import queries as vendors


def list_canned_replies(actor: Actor, *, search: str = "", **filters: Any) -> QuerySet[CannedReply]:
    """The vendor's, and those of own teams (of all teams, for one who reaches the vendor), filtered by team_id.

    `search` looks into shortcut and text.
    """
    actor.require("conversation.read")
    replies = CannedReply.objects.within(actor.vendor_id).filter(**filters)
    if actor.reach != "vendor":
        replies = replies.filter(Q(team=None) | Q(team__in=teams_of(actor)))
    return replies.filter(Q(shortcut__icontains=search) | Q(text__icontains=search)) if search else replies


def get(actor: Actor, reply_id: UUID, *, lock: bool = False) -> CannedReply:
    """The reply with its team, or CannedReplyNotFound. `lock` holds it until the commit."""
    replies = list_canned_replies(actor, id=reply_id).select_related("team")
    reply = (replies.select_for_update(of=("self",), no_key=True) if lock else replies).first()
    if reply is None:
        raise rules.CannedReplyNotFound
    return reply


def render(actor: Actor, reply_id: UUID, conversation_id: UUID) -> str:
    """The reply as the actor would say it to this contact. Raises CannedReplyNotFound, ConversationNotFound."""
    reply = get(actor, reply_id)
    conversation = conversations.get(actor, conversation_id)
    values = {
        "contact_name": conversation.contact.name,
        "member_name": actor.name,
        "vendor_name": vendors.current(actor).name,
    }
    return rules.fill(reply.text, values)
