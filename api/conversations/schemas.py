"""Conversations and messages as the API shows them; a message is its socket frame (PRODUCT.md §3)."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import MISSING, AliasPath, Field, StringConstraints

from api.attachments.schemas import MessageAttachment
from api.fields import Answer, Body, OneLine, Printable, Ref, Search
from api.pagination import Page, PageQuery


class ConversationStatus(StrEnum):
    open = "open"
    pending = "pending"
    snoozed = "snoozed"
    closed = "closed"


class MessageStatus(StrEnum):
    queued = "queued"
    sent = "sent"
    delivered = "delivered"
    read = "read"
    failed = "failed"


class ConversationContact(Answer):
    id: UUID
    name: str
    phone_number: str | None
    whatsapp_id: str | None
    email: str | None


class Assignee(Answer):
    id: UUID
    first_name: str = Field(validation_alias=AliasPath("user", "first_name"))
    last_name: str = Field(validation_alias=AliasPath("user", "last_name"))


class Conversation(Answer):
    id: UUID
    status: ConversationStatus
    last_seq: int = Field(description="The number of the last message.")
    preview: str = Field(description="How the last message begins.")
    last_message_at: datetime
    window_closes_at: datetime | None = Field(description="Until when WhatsApp allows free text.")
    created_at: datetime
    contact: ConversationContact
    assignee: Assignee | None
    team: Ref | None


class ConversationPage(Page[Conversation]):
    pass


class ConversationQuery(PageQuery):
    search: Search = Field("", description="The contact's name, phone, e-mail and ids, and the text of messages.")
    status: ConversationStatus | None = None
    assignee_id: UUID | None = Field(None, alias="assignee", description="A member's id.")
    team_id: UUID | None = Field(None, alias="team", description="A team's id.")
    contact_id: UUID | None = None


class ConversationUpdate(Body):
    status: ConversationStatus | MISSING = MISSING


class Sender(Answer):
    kind: Literal["member", "contact", "system"]
    id: UUID | None
    name: str


class Reaction(Answer):
    emoji: str
    sender: Sender
    timestamp: datetime


class Message(Answer):
    message: str
    timestamp: datetime
    type: Literal["message"]
    id: UUID
    seq: int
    direction: Literal["inbound", "outbound", "note"]
    kind: str
    sender: Sender
    status: MessageStatus
    client_id: str | None
    reply_to: int | None
    attachments: list[MessageAttachment]
    reactions: list[Reaction]
    content: dict[str, Any] = Field(description="What the kind holds besides text, as WhatsApp has it.")


class MessagePage(Page[Message]):
    pass


class MessageCreate(Body):
    text: Annotated[str, StringConstraints(min_length=1, max_length=4096), Printable]
    client_id: Annotated[str, StringConstraints(min_length=1, max_length=100), OneLine] | None = Field(
        None, description="Any string of yours, unique in the conversation: sent again, it is stored once."
    )
    reply_to: Annotated[int, Field(ge=1, le=2**62)] | None = None
