"""Handling a conversation: its status, whose it is, and its labels."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from domain.access import Actor, system
from domain.bulk import Result, each
from domain.collaborators.models import Collaborator
from domain.conversations import queries, rules
from domain.conversations.events import ConversationChanged
from domain.conversations.models import Conversation, ConversationStatus, Labelling
from domain.labels import queries as labels
from domain.members import queries as members
from domain.outbox import actions as outbox
from domain.people import queries as people
from domain.teams import queries as teams

BATCH = 100


@transaction.atomic
def change(actor: Actor, conversation_id: UUID, changes: dict[str, Any], *, now: datetime) -> Conversation:
    """Change status (and `snoozed_until`), `assignee_id`, `team_id`, `label_ids`, as far as these are given.

    Whoever may answer may take what nobody has and give back what is theirs; else it takes `conversation.assign`.
    One who hands over may lose sight of it. Raises ConversationNotFound, MemberNotFound, AssigneeCannotAnswer,
    TeamNotFound, LabelNotFound, SnoozeInPast, SnoozeWithoutStatus.
    """
    _require(actor, changes)
    conversation = queries.get(actor, conversation_id, lock=True)
    before = _terms(conversation)
    if "status" in changes or "snoozed_until" in changes:
        _set_status(conversation, changes, now=now)
    if "assignee_id" in changes:
        _assign(actor, conversation, changes["assignee_id"])
    if "team_id" in changes:
        team_id = changes["team_id"]
        conversation.team = teams.get(actor, team_id) if team_id else None
    fields = [name for name, value in _terms(conversation).items() if value != before[name]]
    if fields:
        conversation.waits_since = None  # somebody has looked after it
        conversation.save(update_fields=[*fields, "waits_since"])
    if "label_ids" in changes and _label(actor, conversation, changes["label_ids"]):
        fields.append("labels")
    _record(actor, conversation, fields, before, now=now)
    return conversation


@transaction.atomic
def change_many(
    actor: Actor,
    conversation_ids: Collection[UUID],
    changes: dict[str, Any],
    *,
    all_or_nothing: bool = False,
    now: datetime,
) -> list[Result]:
    """The same changes to each; see `bulk.each`. Raises NothingDone."""
    _require(actor, changes)  # refused as a whole, not of each
    return each(conversation_ids, lambda key: change(actor, key, changes, now=now), all_or_nothing=all_or_nothing)


@transaction.atomic
def add_label(actor: Actor, conversation_id: UUID, label_id: UUID, *, now: datetime) -> None:
    """One that it has already is no error. Raises ConversationNotFound, LabelNotFound."""
    actor.require("conversation.write")
    conversation = queries.get(actor, conversation_id, lock=True)
    (label,) = labels.hold(actor, [label_id])
    if not _labellings(conversation).filter(label=label).exists():
        _add(conversation, {label.id})
        _record(actor, conversation, ["labels"], {}, now=now)


@transaction.atomic
def remove_label(actor: Actor, conversation_id: UUID, label_id: UUID, *, now: datetime) -> None:
    """One that it does not have is no error. Raises ConversationNotFound, LabelNotFound."""
    actor.require("conversation.write")
    conversation = queries.get(actor, conversation_id, lock=True)
    label = labels.get(actor, label_id)
    if _labellings(conversation).filter(label=label).delete()[0]:
        _record(actor, conversation, ["labels"], {}, now=now)


@transaction.atomic
def release_of(actor: Actor, member_id: UUID, *, now: datetime) -> None:
    """Nobody answers what this member was answering: it is open to others again; and they take part in nothing."""
    Collaborator.objects.within(actor.vendor_id).filter(member=member_id).delete()
    taken = Conversation.objects.within(actor.vendor_id).filter(assignee=member_id).order_by("id")
    for conversation in taken.select_related("team").select_for_update(of=("self",), no_key=True):
        before = _terms(conversation)
        conversation.assignee = None
        if conversation.team and conversation.team.auto_assign:
            conversation.waits_since = now
        conversation.save(update_fields=["assignee", "waits_since"])
        _record(actor, conversation, ["assignee_id"], before, now=now)


@transaction.atomic
def wake_due(*, now: datetime) -> int:
    """Open what was snoozed until now; answers how many, at most BATCH."""
    due = Conversation.objects.across_vendors().filter(status=ConversationStatus.SNOOZED, snoozed_until__lte=now)
    found = list(due.order_by("snoozed_until").select_for_update(skip_locked=True, no_key=True)[:BATCH])
    for conversation in found:
        before = _terms(conversation)
        conversation.status, conversation.snoozed_until = ConversationStatus.OPEN, None
        conversation.save(update_fields=["status", "snoozed_until"])
        _record(system(conversation.vendor_id), conversation, ["status", "snoozed_until"], before, now=now)
    return len(found)


def _require(actor: Actor, changes: dict[str, Any]) -> None:
    """What the changes take whichever conversation it is."""
    actor.require("conversation.write")
    others = {changes.get("assignee_id"), changes.get("team_id")} - {None, actor.member_id}
    if "team_id" in changes or others:
        actor.require("conversation.assign")
    if others:
        actor.require("member.read")  # to see the member and the team


def _set_status(conversation: Conversation, changes: dict[str, Any], *, now: datetime) -> None:
    status, until = changes.get("status", conversation.status), changes.get("snoozed_until")
    rules.check_snooze(status, until, now=now)
    conversation.status, conversation.snoozed_until = status, until


def _assign(actor: Actor, conversation: Conversation, member_id: UUID | None) -> None:
    if member_id == conversation.assignee_id:
        return
    if not rules.may_move(actor.member_id, conversation.assignee_id, member_id):
        actor.require("conversation.assign")
    conversation.assignee = None
    if member_id:
        conversation.assignee = members.own(actor) if member_id == actor.member_id else members.get(actor, member_id)
        present = people.as_actor(actor.vendor_id, member_id)
        if present is None or not present.can("conversation.write"):
            raise rules.AssigneeCannotAnswer


def _label(actor: Actor, conversation: Conversation, label_ids: Collection[UUID]) -> bool:
    """Have these labels and no other; answers whether that changed anything."""
    wanted = {label.id for label in labels.hold(actor, label_ids)}
    present = set(_labellings(conversation).values_list("label_id", flat=True))
    _labellings(conversation).filter(label__in=present - wanted).delete()
    _add(conversation, wanted - present)
    return wanted != present


def _add(conversation: Conversation, label_ids: Collection[UUID]) -> None:
    vendor_id = conversation.vendor_id
    _labellings(conversation).bulk_create(
        Labelling(vendor_id=vendor_id, conversation=conversation, label_id=label_id) for label_id in label_ids
    )


def _labellings(conversation: Conversation) -> QuerySet[Labelling]:
    return Labelling.objects.within(conversation.vendor_id).filter(conversation=conversation)


def _terms(conversation: Conversation) -> dict[str, Any]:
    return {name: getattr(conversation, name) for name in ("status", "snoozed_until", "assignee_id", "team_id")}


def _record(
    actor: Actor, conversation: Conversation, fields: list[str], before: dict[str, Any], *, now: datetime
) -> None:
    """What has changed, for the sockets and the audit; of labels only that they have."""
    if not fields:
        return
    after = _terms(conversation)
    changed = [name for name in fields if name in before]
    event = ConversationChanged(
        conversation.id,
        sorted(fields),
        {name: before[name] for name in changed},
        {name: after[name] for name in changed},
    )
    outbox.record(actor, event, now=now)
