"""`/conversations`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.conversations.outgoing_schemas import MessageCreate
from api.conversations.schemas import (
    Conversation,
    ConversationPage,
    ConversationQuery,
    ConversationUpdate,
    Message,
    MessagePage,
)
from api.idempotency import idempotent
from api.pagination import PageQuery, page, page_of
from domain.conversations import actions, queries

router = Router(tags=["conversations"], auth=in_vendor)


@router.get("", response=ConversationPage)
def list_conversations(request: ActorRequest, query: Query[ConversationQuery]) -> HttpResponse:
    """The conversations you may see, newest activity first."""
    wanted = query.model_dump(include={"search", "status", "assignee_id", "team_id", "contact_id"}, exclude_none=True)
    found = queries.list_conversations(request.auth, **wanted)
    return page(found, Conversation, query, order=("-last_message_at", "-id"))


@router.get("/{uuid:conversation_id}", response=Conversation)
def get_conversation(request: ActorRequest, conversation_id: UUID) -> Conversation:
    """One conversation."""
    return Conversation.model_validate(queries.get(request.auth, conversation_id))


@router.patch("/{uuid:conversation_id}", response=Conversation)
def update_conversation(request: ActorRequest, conversation_id: UUID, payload: ConversationUpdate) -> Conversation:
    """Change its status."""
    changed = actions.change(request.auth, conversation_id, payload.given(), now=now())
    return Conversation.model_validate(changed)


@router.get("/{uuid:conversation_id}/messages", response=MessagePage)
def list_messages(request: ActorRequest, conversation_id: UUID, query: Query[PageQuery]) -> HttpResponse:
    """Its messages, newest first."""
    return page_of(queries.list_messages(request.auth, conversation_id), queries.record, query, order=("-seq",))


@router.post("/{uuid:conversation_id}/messages", response={201: Message})
@idempotent
def create_message(request: ActorRequest, conversation_id: UUID, payload: MessageCreate) -> Status[Message]:
    """Write to the customer; a worker sends it over WhatsApp, or what the vendor has set when the window is closed."""
    wanted = payload.root
    message = actions.send(
        request.auth, conversation_id, wanted.what(), client_id=wanted.client_id, reply_to=wanted.reply_to, now=now()
    )
    return Status(201, Message.model_validate(queries.record(message)))
