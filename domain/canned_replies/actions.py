"""Adding, changing and removing canned replies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor
from domain.canned_replies import queries, rules
from domain.canned_replies.events import CannedReplyAdded, CannedReplyChanged, CannedReplyRemoved
from domain.canned_replies.models import CannedReply
from domain.outbox import actions as outbox
from domain.teams import queries as teams


@transaction.atomic
def add(actor: Actor, *, shortcut: str, text: str, team_id: UUID | None = None, now: datetime) -> CannedReply:
    """A new reply, of a team or of the whole vendor.

    Raises TeamNotFound, TeamOutOfReach, ShortcutTaken, UnknownPlaceholder.
    """
    actor.require("inbox.write")
    rules.check_placeholders(text)
    team = teams.within_reach(actor, team_id) if team_id else None
    reply = CannedReply(vendor_id=actor.vendor_id, shortcut=shortcut, text=text, team=team, created_at=now)
    _save(reply, force_insert=True)
    outbox.record(actor, CannedReplyAdded(reply.id, reply.shortcut), now=now)
    return reply


@transaction.atomic
def change(actor: Actor, reply_id: UUID, changes: dict[str, Any], *, now: datetime) -> CannedReply:
    """Change shortcut, text or `team_id`.

    Raises CannedReplyNotFound, TeamNotFound, TeamOutOfReach, ShortcutTaken, UnknownPlaceholder.
    """
    actor.require("inbox.write")
    reply = queries.get(actor, reply_id, lock=True)
    rules.check_placeholders(changes.get("text", ""))
    for field, value in changes.items():
        if field == "team_id":
            reply.team = teams.within_reach(actor, value) if value else None
        else:
            setattr(reply, field, value)
    _save(reply, update_fields=list(changes))
    outbox.record(actor, CannedReplyChanged(reply.id, sorted(changes)), now=now)
    return reply


@transaction.atomic
def remove(actor: Actor, reply_id: UUID, *, now: datetime) -> None:
    """Raises CannedReplyNotFound."""
    actor.require("inbox.write")
    reply = queries.get(actor, reply_id, lock=True)
    shortcut = reply.shortcut
    reply.delete()
    outbox.record(actor, CannedReplyRemoved(reply_id, shortcut), now=now)


def _save(reply: CannedReply, **how: Any) -> None:
    try:
        with transaction.atomic():
            reply.save(**how)
    except IntegrityError:
        raise rules.ShortcutTaken from None
