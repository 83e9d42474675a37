"""Conversations and messages as the API shows them; a message is its socket frame (PRODUCT.md §3)."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, AliasPath, BaseModel, Field, RootModel, StringConstraints

from api.attachments.schemas import MessageAttachment
from api.bulk import Bulk
from api.fields import Answer, Body, Instant, OneLine, Printable, Ref, Search
from api.pagination import Page, PageQuery
from domain.conversations.contents import Content
from domain.conversations.kinds import (
    AssigneeWord,
    ChannelStanding,
    ConversationStatus,
    LastDirection,
    MessageDirection,
    MessageStatus,
    SenderKind,
    WayOutside,
)

Seq = Annotated[int, Field(ge=1, le=2**53)]


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


class LabelRef(Answer):
    id: UUID
    name: str
    colour: str


class ConversationRow(Answer):
    id: UUID
    status: ConversationStatus
    snoozed_until: datetime | None = Field(description="Of a snoozed one; null: until the customer writes.")
    last_seq: int = Field(description="The number of the last message.")
    preview: str = Field(description="How the last message begins.")
    last_direction: LastDirection = Field(description="Of the last message; empty: none.")
    last_kind: str
    last_message_at: datetime
    window_closes_at: datetime | None = Field(description="Until when WhatsApp allows free text.")
    created_at: datetime
    contact: ConversationContact
    assignee: Assignee | None
    team: Ref | None


class Conversation(ConversationRow):
    unread: int = Field(description="How many of the customer's messages you have not read.")
    labels: list[LabelRef]


class OutsideTemplate(Answer):
    name: str
    language: str
    body: str


class ConversationReach(Answer):
    """How the customer is reached, for whoever answers: settings of the channel itself take `channel.write`."""

    whatsapp: ChannelStanding = Field(
        description="The vendor's number. While it is stopped, a text goes by e-mail, or waits when there is none."
    )
    stopped_at: datetime | None = Field(description="Since when it is stopped.")
    on_whatsapp: bool = Field(description="Whether the contact has a WhatsApp id or a phone.")
    by_email: bool = Field(description="Whether the contact has an e-mail address.")
    outside_window: WayOutside = Field(
        description="What becomes of a text once `window_closes_at` has passed, or when the customer never wrote."
    )
    template: OutsideTemplate | None = Field(description="The one that stands in for such a text; null: none can.")


class ConversationDetail(Conversation):
    collaborators: list[Assignee] = Field(description="Who takes part besides the assignee.")
    reach: ConversationReach


class ConversationPage(Page[Conversation]):
    pass


class ConversationQuery(PageQuery):
    search: Search = Field("", description="The contact's name, phone, e-mail and ids, and the words of messages.")
    status: ConversationStatus | None = None
    assignee: UUID | AssigneeWord | None = Field(None, description="A member's id, `me` or `none`.")
    team_id: UUID | None = Field(None, alias="team", description="A team's id.")
    label_id: UUID | None = Field(None, alias="label", description="A label's id.")
    unread: bool | None = Field(None, description="Whether the customer wrote what you have not read.")
    contact_id: UUID | None = None


class ConversationCreate(Body):
    contact_id: UUID


class ConversationUpdate(Body):
    status: ConversationStatus | MISSING = MISSING
    snoozed_until: Instant | MISSING | None = Field(
        MISSING, description="With the status `snoozed`: when it opens again; null: when the customer writes."
    )
    assignee_id: UUID | MISSING | None = Field(MISSING, description="A member; null: nobody.")
    team_id: UUID | MISSING | None = MISSING
    label_ids: Annotated[list[UUID], Field(max_length=50)] | MISSING = Field(
        MISSING, description="These labels, and no other."
    )


class ConversationBulkUpdate(Bulk):
    changes: ConversationUpdate


class ReadUpTo(Body):
    seq: Seq | None = Field(None, description="The last message read; all of them when left out.")


class UnreadFrom(Body):
    seq: Seq | None = Field(None, description="The first message to be read again; the customer's last when left out.")


class Sender(Answer):
    kind: SenderKind
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
    direction: MessageDirection
    kind: str
    sender: Sender
    status: MessageStatus
    client_id: str | None
    reply_to: int | None
    attachments: list[MessageAttachment]
    reactions: list[Reaction]
    content: Content | None = Field(description="What it holds besides text, by its `kind`: buttons, a list, a place …")
    reason: str = Field(description="Why it failed, or went otherwise than written; else empty.")
    mentions: list[str] = Field(description="Ids of the members that a note calls.")


class MessagePage(Page[Message]):
    pass


class StatusFrame(Answer):
    """How far a message has come; it only moves forward."""

    type: Literal["status"]
    id: UUID
    seq: int
    status: MessageStatus
    timestamp: datetime


class MessageChangedFrame(Answer):
    """A file of the message arrived, or a reaction came or went: both as they are now."""

    type: Literal["message_changed"]
    id: UUID
    seq: int
    attachments: list[MessageAttachment]
    reactions: list[Reaction]
    timestamp: datetime


class ConversationEvent(RootModel[Annotated[Message | StatusFrame | MessageChangedFrame, Field(discriminator="type")]]):
    """A frame as the conversation's socket sends it, told apart by `type`."""


class ConversationEvents(Answer):
    items: list[ConversationEvent] = Field(description="Changes of what you have, then the messages behind it.")
    after: int = Field(description="The `seq` to ask with next.")
    complete: bool = Field(description="Whether there is nothing more for now.")


class EventsQuery(BaseModel):
    after: Annotated[int, Field(ge=0, le=2**53)] = Field(0, description="The `seq` of the last message that you have.")
    limit: Annotated[int, Field(ge=1, le=200)] = Field(50, description="Of messages.")


Text = Annotated[str, StringConstraints(min_length=1, max_length=4096), Printable]
ClientId = Annotated[str, StringConstraints(min_length=1, max_length=100), OneLine]


class NoteCreate(Body):
    text: Text
    mentions: Annotated[list[UUID], Field(max_length=20)] = Field(
        [], description="Members who see the conversation; each gets a letter."
    )
    client_id: ClientId | None = None
