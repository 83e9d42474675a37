"""`/conversations`."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api import bulk
from api.auth import ActorRequest, in_vendor
from api.bulk import BulkResult
from api.conversations.outgoing_schemas import MessageCreate
from api.conversations.schemas import (
    Assignee,
    ConversationBulkUpdate,
    ConversationCreate,
    ConversationDetail,
    ConversationEvents,
    ConversationPage,
    ConversationQuery,
    ConversationRow,
    ConversationUpdate,
    EventsQuery,
    LabelRef,
    Message,
    MessagePage,
    NoteCreate,
    ReadUpTo,
    UnreadFrom,
)
from api.idempotency import idempotent
from api.pagination import PageQuery, dumps, page, page_of
from domain.access import Actor
from domain.conversations import (
    actions,
    beginning,
    changing,
    collaborating,
    frames,
    models,
    notes,
    queries,
    reach,
    reading,
)

router = Router(tags=["conversations"], auth=in_vendor)

ALL_OF_IT, THE_LAST = ReadUpTo(), UnreadFrom()
JSON = "application/json"
FILTERS = {"search", "status", "assignee", "team_id", "label_id", "unread", "contact_id"}


@router.get("", response=ConversationPage)
def list_conversations(request: ActorRequest, query: Query[ConversationQuery]) -> HttpResponse:
    """The conversations you may see, newest activity first."""
    found = queries.list_conversations(request.auth, **query.model_dump(include=FILTERS, exclude_none=True))

    def complete(items: list[dict[str, Any]]) -> None:
        _complete(request.auth, items)

    return page(found, ConversationRow, query, order=("-last_message_at", "-id"), complete=complete)


@router.post("", response={200: ConversationDetail, 201: ConversationDetail})
@idempotent
def create_conversation(request: ActorRequest, payload: ConversationCreate) -> Status[ConversationDetail]:
    """Write first: begin the conversation with a contact (201), or have the one there is (200).

    Nothing is sent by it. Outside WhatsApp's window, `reach` tells what becomes of a text.
    """
    conversation, is_new = beginning.begin(request.auth, payload.contact_id, now=now())
    return Status(201 if is_new else 200, _detail(request.auth, conversation))


@router.post("/bulk-update", response=BulkResult)
@idempotent
def bulk_update_conversations(request: ActorRequest, payload: ConversationBulkUpdate) -> Status[BulkResult]:
    """Close, snooze, hand over or label many."""
    changes = payload.changes.given()
    results = changing.change_many(request.auth, payload.ids, changes, all_or_nothing=payload.all_or_nothing, now=now())
    return Status(200, bulk.answer(results))


@router.get("/{uuid:conversation_id}", response=ConversationDetail)
def get_conversation(request: ActorRequest, conversation_id: UUID) -> ConversationDetail:
    """One conversation."""
    return _detail(request.auth, queries.get(request.auth, conversation_id))


@router.patch("/{uuid:conversation_id}", response=ConversationDetail)
def update_conversation(
    request: ActorRequest, conversation_id: UUID, payload: ConversationUpdate
) -> ConversationDetail:
    """Change its status, hand it over, label it.

    Whoever may answer may take what nobody has and give back what is theirs; else it takes `conversation.assign`.
    """
    return _detail(request.auth, changing.change(request.auth, conversation_id, payload.given(), now=now()))


@router.post("/{uuid:conversation_id}/read", response={204: None})
def read_conversation(request: ActorRequest, conversation_id: UUID, payload: ReadUpTo = ALL_OF_IT) -> Status[None]:
    """You have read so far. It only goes forward."""
    reading.read(request.auth, conversation_id, seq=payload.seq, now=now())
    return Status(204, None)


@router.post("/{uuid:conversation_id}/unread", response={204: None})
def unread_conversation(request: ActorRequest, conversation_id: UUID, payload: UnreadFrom = THE_LAST) -> Status[None]:
    """Mark it as not read, from a message on."""
    reading.mark_unread(request.auth, conversation_id, seq=payload.seq, now=now())
    return Status(204, None)


@router.put("/{uuid:conversation_id}/collaborators/{uuid:member_id}", response=ConversationDetail)
def add_collaborator(request: ActorRequest, conversation_id: UUID, member_id: UUID) -> ConversationDetail:
    """Ask a member in: they see the conversation from now on."""
    return _detail(request.auth, collaborating.ask_in(request.auth, conversation_id, member_id, now=now()))


@router.delete("/{uuid:conversation_id}/collaborators/{uuid:member_id}", response={204: None})
def remove_collaborator(request: ActorRequest, conversation_id: UUID, member_id: UUID) -> Status[None]:
    """Let a member go, or leave oneself."""
    collaborating.let_go(request.auth, conversation_id, member_id, now=now())
    return Status(204, None)


@router.put("/{uuid:conversation_id}/labels/{uuid:label_id}", response={204: None})
def add_conversation_label(request: ActorRequest, conversation_id: UUID, label_id: UUID) -> Status[None]:
    """Put a label on it."""
    changing.add_label(request.auth, conversation_id, label_id, now=now())
    return Status(204, None)


@router.delete("/{uuid:conversation_id}/labels/{uuid:label_id}", response={204: None})
def remove_conversation_label(request: ActorRequest, conversation_id: UUID, label_id: UUID) -> Status[None]:
    """Take a label off it."""
    changing.remove_label(request.auth, conversation_id, label_id, now=now())
    return Status(204, None)


@router.get("/{uuid:conversation_id}/messages", response=MessagePage)
def list_messages(request: ActorRequest, conversation_id: UUID, query: Query[PageQuery]) -> HttpResponse:
    """Its messages, newest first."""
    return page_of(queries.list_messages(request.auth, conversation_id), queries.record, query, order=("-seq",))


@router.get("/{uuid:conversation_id}/events", response=ConversationEvents)
def list_conversation_events(request: ActorRequest, conversation_id: UUID, query: Query[EventsQuery]) -> HttpResponse:
    """What you missed: as `/ws/chat/…/?after=` tells it first, for clients that ask instead of holding a socket."""
    head = queries.get(request.auth, conversation_id).last_seq
    return HttpResponse(dumps(_events(request.auth, conversation_id, min(query.after, head), query.limit)), JSON)


@router.post("/{uuid:conversation_id}/messages", response={201: Message})
@idempotent
def create_message(request: ActorRequest, conversation_id: UUID, payload: MessageCreate) -> Status[Message]:
    """Write to the customer; a worker sends it over WhatsApp, or what the vendor has set when the window is closed."""
    wanted = payload.root
    message = actions.send(
        request.auth, conversation_id, wanted.what(), client_id=wanted.client_id, reply_to=wanted.reply_to, now=now()
    )
    return Status(201, Message.model_validate(queries.record(message)))


@router.post("/{uuid:conversation_id}/notes", response={201: Message})
@idempotent
def create_note(request: ActorRequest, conversation_id: UUID, payload: NoteCreate) -> Status[Message]:
    """Write a note into the log that the customer never sees."""
    note = notes.write(request.auth, conversation_id, now=now(), **payload.filled())
    return Status(201, Message.model_validate(queries.record(note)))


def _events(actor: Actor, conversation_id: UUID, after: int, limit: int) -> dict[str, Any]:
    changes = queries.changed_behind(actor.vendor_id, conversation_id, after)
    messages = queries.log_after(actor.vendor_id, conversation_id, after, limit=limit)
    return {
        "items": [frame for change in changes for frame in frames.of_change(change)] + [*messages],
        "after": messages[-1]["seq"] if messages else after,
        "complete": len(messages) < limit,
    }


def _complete(actor: Actor, items: list[dict[str, Any]]) -> None:
    ids = [item["id"] for item in items]
    unread, labels = reading.unread(actor, ids), queries.labels_of(actor.vendor_id, ids)
    for item in items:
        item["unread"] = unread[item["id"]]
        item["labels"] = [LabelRef.model_validate(label) for label in labels[item["id"]]]


def _detail(actor: Actor, conversation: models.Conversation) -> ConversationDetail:
    item: dict[str, Any] = dict(ConversationRow.model_validate(conversation))
    _complete(actor, [item])
    item["collaborators"] = [Assignee.model_validate(member) for member in queries.collaborators(conversation)]
    item["reach"] = reach.told(conversation, now=now())
    return ConversationDetail(**item)
