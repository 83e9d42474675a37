"""Two conversations become one: the log of the one goes on with the messages of the other.

They keep their order and their times, but get the next numbers: who follows the log by its numbers, as sockets do,
misses nothing and is told nothing twice. A note behind them says whose they were.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from domain.access import Actor, system
from domain.collaborators.models import Collaborator
from domain.contacts.models import Contact
from domain.conversations.actions import append
from domain.conversations.events import ConversationChanged
from domain.conversations.models import Conversation, Direction, Labelling, Message, MessageStatus, ReadMark
from domain.deliveries.models import Delivery
from domain.dossiers import rules
from domain.outbox import actions as outbox


def join(actor: Actor, merged: Contact, kept: Contact, *, same_thread: bool, now: datetime) -> UUID | None:
    """Give the kept contact what was said with the merged one; answers the conversation that is no more.

    `same_thread`: the 24 hours that the merged one opened are the kept one's, too.
    """
    both = Conversation.objects.within(actor.vendor_id).filter(contact__in=[merged, kept]).order_by("id")
    of = {row.contact_id: row for row in both.select_for_update(no_key=True)}
    source, target = of.get(merged.id), of.get(kept.id)
    if source is None:
        return None
    _rename(source, merged, kept)
    if target is None:
        source.contact = kept
        source.save(update_fields=["contact"])
        outbox.record(actor, ConversationChanged(source.id, ["contact"]), now=now)
        return None
    _move_marks(source, target)
    _move_messages(source, target)
    _move_company(source, target)
    _take_over(source, target, same_thread=same_thread)
    _note(target, merged, source.last_seq, now=now)
    ended = source.id
    source.delete()
    outbox.record(actor, ConversationChanged(target.id, ["assignee_id", "contact", "status", "team_id"]), now=now)
    return ended


def _rename(source: Conversation, merged: Contact, kept: Contact) -> None:
    """What the merged one said and put on messages is the kept one's. Names stay as they were then."""
    log = _log(source)
    log.filter(sender_kind="contact", sender_id=merged.id).update(sender_id=kept.id)
    for message in log.exclude(reactions=[]).only("id", "reactions"):
        for entry in message.reactions:
            if entry["sender"]["id"] == str(merged.id):
                entry["sender"]["id"] = str(kept.id)
        log.filter(id=message.id).update(reactions=message.reactions)


def _move_marks(source: Conversation, target: Conversation) -> None:
    """Who had read all of the target goes on where they stood in the other; who had not, has all that still ahead."""
    marks = ReadMark.objects.within(target.vendor_id)
    here = {mark.reader_id: mark for mark in marks.filter(conversation=target)}
    for mark in marks.filter(conversation=source):
        mine = here.get(mark.reader_id)
        if (mine.inbound_count if mine else 0) < target.inbound_count:
            continue
        stands = {
            "seq": target.last_seq + mark.seq,
            "inbound_count": target.inbound_count + mark.inbound_count,
            "read_at": mark.read_at,
        }
        if mine:
            marks.filter(id=mine.id).update(**stands)
        else:
            marks.filter(id=mark.id).update(conversation=target, **stands)


def _move_messages(source: Conversation, target: Conversation) -> None:
    """Without their `client_id`: nobody repeats what was sent to the other, and it may be in use here."""
    _log(source).update(
        conversation=target,
        seq=F("seq") + target.last_seq,
        reply_to=F("reply_to") + target.last_seq,
        client_id=None,
    )
    lane = Delivery.objects.within(target.vendor_id).filter(lane=source.id)
    lane.update(lane=target.id, lane_order=F("lane_order") + target.last_seq)


def _move_company(source: Conversation, target: Conversation) -> None:
    """Labels, and who takes part."""
    for table, pointer in (Labelling, "label_id"), (Collaborator, "member_id"):
        rows: QuerySet[Any] = table.objects.within(target.vendor_id)
        has = rows.filter(conversation=target).values_list(pointer, flat=True)
        rows.filter(conversation=source).exclude(**{f"{pointer}__in": list(has)}).update(conversation=target)


def _take_over(source: Conversation, target: Conversation, *, same_thread: bool) -> None:
    """The counts of the log, and whatever needs looking after in either."""
    target.last_seq += source.last_seq
    target.inbound_count += source.inbound_count
    status = rules.most_urgent([target.status, source.status])
    if status != target.status:
        target.status, target.snoozed_until = status, source.snoozed_until
    target.assignee_id = target.assignee_id or source.assignee_id
    target.team_id = target.team_id or source.team_id
    target.waits_since = None if target.assignee_id else rules.earliest(target.waits_since, source.waits_since)
    target.away_told_at = rules.latest(target.away_told_at, source.away_told_at)
    target.created_at = min(target.created_at, source.created_at)
    if same_thread:
        target.window_closes_at = rules.latest(target.window_closes_at, source.window_closes_at)
    target.save()


def _note(target: Conversation, merged: Contact, moved: int, *, now: datetime) -> None:
    """Of nobody's hand: it marks nothing as read."""
    spout = system(target.vendor_id)
    append(
        spout,
        target,
        now=now,
        direction=Direction.NOTE,
        kind="system",
        text=f"{merged.name} was merged into this contact. Messages written with them, all above: {moved}.",
        status=MessageStatus.DELIVERED,
        sender_kind="system",
        sender_name=spout.name,
    )


def _log(conversation: Conversation) -> QuerySet[Message]:
    return Message.objects.within(conversation.vendor_id).filter(conversation=conversation)
