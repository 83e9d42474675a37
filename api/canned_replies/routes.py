"""`/canned-replies`."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import MISSING, Field, StringConstraints

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, Printable, Ref, Search
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from domain.canned_replies import actions, queries
from domain.canned_replies.rules import PLACEHOLDERS

router = Router(tags=["canned replies"], auth=in_vendor)

Shortcut = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$"),
    Field(description="What one types to find it: small letters, digits, `-` and `_`. Unique in the vendor."),
]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=4000, strip_whitespace=True),
    Printable,
    Field(description="May hold " + ", ".join(f"`{{{name}}}`" for name in PLACEHOLDERS) + "."),
]


class CannedReply(Answer):
    id: UUID
    shortcut: str
    text: str
    team: Ref | None = Field(description="Whose it is; null: the whole vendor's.")
    created_at: datetime


class CannedReplyPage(Page[CannedReply]):
    pass


class CannedReplyQuery(PageQuery):
    search: Search = Field("", description="Part of the shortcut or the text.")
    team_id: UUID | None = None


class CannedReplyCreate(Body):
    shortcut: Shortcut
    text: Text
    team_id: UUID | None = None


class CannedReplyUpdate(Body):
    shortcut: Shortcut | MISSING = MISSING
    text: Text | MISSING = MISSING
    team_id: UUID | MISSING | None = MISSING


class RenderFor(Body):
    conversation_id: UUID


class Rendered(Answer):
    text: str


@router.get("", response=CannedReplyPage)
def list_canned_replies(request: ActorRequest, query: Query[CannedReplyQuery]) -> HttpResponse:
    """The vendor's and those of your teams, by shortcut."""
    wanted = query.model_dump(include={"search", "team_id"}, exclude_none=True)
    found = queries.list_canned_replies(request.auth, **wanted)
    return page(found, CannedReply, query, order=("shortcut", "id"))


@router.post("", response={201: CannedReply})
@idempotent
def create_canned_reply(request: ActorRequest, payload: CannedReplyCreate) -> Status[CannedReply]:
    """Keep an answer ready."""
    return Status(201, CannedReply.model_validate(actions.add(request.auth, now=now(), **payload.filled())))


@router.get("/{uuid:reply_id}", response=CannedReply)
def get_canned_reply(request: ActorRequest, reply_id: UUID) -> CannedReply:
    """One canned reply."""
    return CannedReply.model_validate(queries.get(request.auth, reply_id))


@router.patch("/{uuid:reply_id}", response=CannedReply)
def update_canned_reply(request: ActorRequest, reply_id: UUID, payload: CannedReplyUpdate) -> CannedReply:
    """Change what is given."""
    return CannedReply.model_validate(actions.change(request.auth, reply_id, payload.given(), now=now()))


@router.delete("/{uuid:reply_id}", response={204: None})
def delete_canned_reply(request: ActorRequest, reply_id: UUID) -> Status[None]:
    """Remove it."""
    actions.remove(request.auth, reply_id, now=now())
    return Status(204, None)


@router.post("/{uuid:reply_id}/render", response=Rendered)
def render_canned_reply(request: ActorRequest, reply_id: UUID, payload: RenderFor) -> Rendered:
    """What it says in a conversation, with names in their places. Nothing is sent."""
    return Rendered(text=queries.render(request.auth, reply_id, payload.conversation_id))
