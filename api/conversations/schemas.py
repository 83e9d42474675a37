"""Conversations and messages as the API shows them; a message is its socket frame (PRODUCT.md §3)."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import MISSING, AliasPath, Field

from api.attachments.schemas import MessageAttachment
from api.fields import Answer, Body, Ref, Search
from api.pagination import Page, PageQuery
from domain.conversations.contents import Content


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
    content: Content | None = Field(description="What it holds besides text, by its `kind`: buttons, a list, a place …")
    reason: str = Field(description="Why it failed, or went otherwise than written; else empty.")


class MessagePage(Page[Message]):
    pass
