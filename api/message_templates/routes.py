"""`/message-templates`."""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.utils.timezone import now
from ninja import Path, Query, Router, Status
from pydantic import MISSING, Field, StringConstraints

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, Language, OneLine, Printable
from domain.message_templates import actions, previews, queries
from domain.message_templates.rules import KINDS

router = Router(tags=["message templates"], auth=in_vendor)

MessageKind = StrEnum("MessageKind", {name.replace(".", "_"): name for name in KINDS})  # type: ignore[misc]


class MessageChannel(StrEnum):
    email = "email"
    whatsapp = "whatsapp"


Variant = Annotated[
    str,
    StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?$"),
    Field(description="Tells several texts of one kind apart, for reminder rules to name; empty: the usual one."),
]
Subject = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), OneLine]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    Printable,
    Field(description="Holds names in braces (`{service}`), see `placeholders`. An empty line begins a paragraph."),
]
ApprovedTemplate = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9_]{0,512}$"),
    Field(description="WhatsApp: the template at Meta that says this outside the 24-hour window; empty: the usual."),
]


class MessageTemplate(Answer):
    kind: MessageKind
    channel: MessageChannel
    language: str
    variant: str
    subject: str = Field(description="Of an e-mail.")
    body: str
    approved_template: str
    is_default: bool = Field(description="True: as it comes with Spout.")
    placeholders: list[str] = Field(description="What it may hold, in braces.")


class MessageTemplateList(Answer):
    items: list[MessageTemplate]


class MessageTemplateQuery(Body):
    kind: MessageKind | None = None
    channel: MessageChannel | None = None
    language: Language | None = None


class MessageTemplatePut(Body):
    subject: Subject = ""
    body: Text
    approved_template: ApprovedTemplate = ""
    variant: Variant = ""


class PreviewRequest(Body):
    kind: MessageKind
    channel: MessageChannel
    language: Language = "en"
    variant: Variant = ""
    subject: Subject | MISSING = Field(MISSING, description="In the place of what is set.")
    body: Text | MISSING = Field(MISSING, description="In the place of what is set.")
    booking_id: UUID | None = Field(None, description="Whose data is shown; the next booking's when left out.")


class Preview(Answer):
    language: str = Field(description="The one in which there were words.")
    subject: str
    text: str
    html: str = Field(description="Of an e-mail.")
    booking_id: UUID | None = Field(description="Whose data it shows; null: made-up.")


class VariantQuery(Body):
    variant: Variant = ""


@router.get("", response=MessageTemplateList)
def list_message_templates(request: ActorRequest, query: Query[MessageTemplateQuery]) -> MessageTemplateList:
    """What every message says: in your own words where you have put them, else as it comes with Spout."""
    found = queries.list_wordings(request.auth, **query.model_dump(mode="json", exclude_none=True))
    return MessageTemplateList(items=[MessageTemplate.model_validate(row) for row in found])


@router.post("/preview", response=Preview)
def preview_message_template(request: ActorRequest, payload: PreviewRequest) -> Preview:
    """How it reads with real data. Nothing is sent."""
    return Preview.model_validate(previews.preview(request.auth, now=now(), **_wanted(payload)))


def _wanted(payload: PreviewRequest) -> dict[str, Any]:
    return payload.model_dump(mode="json", exclude={"booking_id"}) | {"booking_id": payload.booking_id}


@router.put("/{kind}/{channel}/{language}", response=MessageTemplate)
def put_message_template(
    request: ActorRequest,
    kind: Path[MessageKind],
    channel: Path[MessageChannel],
    language: Path[Language],
    payload: MessageTemplatePut,
) -> MessageTemplate:
    """Put it in your own words. An unknown placeholder is 422 and says where it stands."""
    given = payload.model_dump()
    return MessageTemplate.model_validate(
        actions.put(request.auth, kind.value, channel.value, language, now=now(), **given)
    )


@router.delete("/{kind}/{channel}/{language}", response={204: None})
def reset_message_template(
    request: ActorRequest,
    kind: Path[MessageKind],
    channel: Path[MessageChannel],
    language: Path[Language],
    query: Query[VariantQuery],
) -> Status[None]:
    """Say again what comes with Spout."""
    actions.reset(request.auth, kind.value, channel.value, language, variant=query.variant, now=now())
    return Status(204, None)
