"""`/contacts/{id}/refusals`: what a customer does not want to be told, as staff see it and write it down."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.timezone import now
from ninja import Router

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body
from api.message_templates.routes import MessageChannel
from domain.refusals import actions, queries
from domain.refusals.models import How
from domain.refusals.rules import REFUSABLE

router = Router(tags=["notifications"], auth=in_vendor)

RefusableKind = StrEnum("RefusableKind", {name.replace(".", "_"): name for name in REFUSABLE})  # type: ignore[misc]


class ToldHow(StrEnum):
    link = "link"
    word = "word"
    staff = "staff"


class Refusal(Answer):
    channel: MessageChannel
    kind: RefusableKind
    how: ToldHow
    told_at: datetime


class RefusalList(Answer):
    items: list[Refusal]


class RefusalPut(Body):
    channel: MessageChannel
    kind: RefusableKind
    refused: bool


@router.get("/{uuid:contact_id}/refusals", response=RefusalList)
def list_refusals(request: ActorRequest, contact_id: UUID) -> RefusalList:
    """What is not sent to this contact, over which channel."""
    return _all(request, contact_id)


@router.put("/{uuid:contact_id}/refusals", response=RefusalList)
def put_refusal(request: ActorRequest, contact_id: UUID, payload: RefusalPut) -> RefusalList:
    """The contact told you that they want no such messages, or want them again."""
    actions.tell(
        request.auth,
        contact_id,
        channel=payload.channel.value,
        kinds=[payload.kind.value],
        refused=payload.refused,
        how=How.STAFF,
        now=now(),
    )
    return _all(request, contact_id)


def _all(request: ActorRequest, contact_id: UUID) -> RefusalList:
    rows = queries.list_refusals(request.auth, contact_id)
    return RefusalList(items=[Refusal.model_validate(row) for row in rows])
