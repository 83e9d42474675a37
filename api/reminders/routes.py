"""`/reminder-rules`."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body
from api.idempotency import idempotent
from api.pagination import Page, PageQuery, page
from domain.reminders import actions, queries

router = Router(tags=["reminders"], auth=in_vendor)


class ReminderChannel(StrEnum):
    email = "email"
    whatsapp = "whatsapp"


Channels = Annotated[
    list[ReminderChannel],
    Field(min_length=1, max_length=2, description="In order: the next is used when one can't carry it."),
]


class ReminderRule(Answer):
    id: UUID
    service_id: UUID | None
    minutes_before: int
    channels: list[ReminderChannel]


class ReminderRulePage(Page[ReminderRule]):
    pass


class ReminderRuleCreate(Body):
    minutes_before: Annotated[int, Field(ge=1, le=60 * 24 * 60)]
    channels: Channels
    service_id: UUID | None = Field(None, description="Only for this service; for all when left out.")


@router.get("", response=ReminderRulePage)
def list_reminder_rules(request: ActorRequest, query: Query[PageQuery]) -> HttpResponse:
    """The vendor's reminder rules, oldest first."""
    return page(queries.list_rules(request.auth), ReminderRule, query, order=("created_at", "id"))


@router.post("", response={201: ReminderRule})
@idempotent
def create_reminder_rule(request: ActorRequest, payload: ReminderRuleCreate) -> Status[ReminderRule]:
    """Remind of bookings made or moved from now on."""
    rule = actions.add_rule(request.auth, now=now(), **payload.model_dump(mode="json"))
    return Status(201, ReminderRule.model_validate(rule))


@router.delete("/{uuid:rule_id}", response={204: None})
def delete_reminder_rule(request: ActorRequest, rule_id: UUID) -> Status[None]:
    """Remove a rule; what it has planned is still sent."""
    actions.remove_rule(request.auth, rule_id, now=now())
    return Status(204, None)
