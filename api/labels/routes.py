"""`/labels`."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import MISSING, Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, Colour, Search, ShortName
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from domain.labels import actions, queries

router = Router(tags=["labels"], auth=in_vendor)


class Label(Answer):
    id: UUID
    name: str
    colour: str
    created_at: datetime


class LabelPage(Page[Label]):
    pass


class LabelQuery(PageQuery):
    search: Search = Field("", description="Part of the name.")


class LabelCreate(Body):
    name: ShortName
    colour: Colour = ""


class LabelUpdate(Body):
    name: ShortName | MISSING = MISSING
    colour: Colour | MISSING = MISSING


@router.get("", response=LabelPage)
def list_labels(request: ActorRequest, query: Query[LabelQuery]) -> HttpResponse:
    """The vendor's words for sorting conversations, by name."""
    return page(queries.list_labels(request.auth, search=query.search), Label, query, order=("name", "id"))


@router.post("", response={201: Label})
@idempotent
def create_label(request: ActorRequest, payload: LabelCreate) -> Status[Label]:
    """Add a label."""
    return Status(201, Label.model_validate(actions.add(request.auth, now=now(), **payload.filled())))


@router.get("/{uuid:label_id}", response=Label)
def get_label(request: ActorRequest, label_id: UUID) -> Label:
    """One label."""
    return Label.model_validate(queries.get(request.auth, label_id))


@router.patch("/{uuid:label_id}", response=Label)
def update_label(request: ActorRequest, label_id: UUID, payload: LabelUpdate) -> Label:
    """Change what is given, on all conversations that have it."""
    return Label.model_validate(actions.change(request.auth, label_id, payload.given(), now=now()))


@router.delete("/{uuid:label_id}", response={204: None})
def delete_label(request: ActorRequest, label_id: UUID) -> Status[None]:
    """Remove it, from all conversations too."""
    actions.remove(request.auth, label_id, now=now())
    return Status(204, None)
