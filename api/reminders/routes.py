"""`/reminder-rules`."""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import MISSING, Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body
from api.idempotency import idempotent
from api.message_templates.routes import Variant
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


class Quiet(StrEnum):
    later = "later"
    earlier = "earlier"
    ignore = "ignore"


MinutesBefore = Annotated[int, Field(ge=1, le=60 * 24 * 60)]
WhenQuiet = Annotated[
    Quiet,
    Field(description="Due in quiet hours, it moves to their end, to just before they begin, or it goes all the same."),
]
LeadMinutes = Annotated[
    int, Field(ge=0, le=60 * 24 * 60, description="Not to one who booked less than this before it would be due.")
]
UnlessComing = Annotated[bool, Field(description="Not to one who has said that they come.")]


class ReminderRule(Answer):
    id: UUID
    service_id: UUID | None
    minutes_before: int
    channels: list[ReminderChannel]
    variant: str
    quiet: Quiet
    min_lead_minutes: int
    unless_coming: bool


class ReminderRulePage(Page[ReminderRule]):
    pass


class ReminderRuleCreate(Body):
    minutes_before: MinutesBefore
    channels: Channels
    service_id: UUID | None = Field(None, description="Only for this service; for all when left out.")
    variant: Variant = ""
    quiet: WhenQuiet = Quiet.later
    min_lead_minutes: LeadMinutes = 0
    unless_coming: UnlessComing = False


class ReminderRuleUpdate(Body):
    minutes_before: MinutesBefore | MISSING = MISSING
    channels: Channels | MISSING = MISSING
    service_id: UUID | MISSING | None = MISSING
    variant: Variant | MISSING = MISSING
    quiet: WhenQuiet | MISSING = MISSING
    min_lead_minutes: LeadMinutes | MISSING = MISSING
    unless_coming: UnlessComing | MISSING = MISSING


@router.get("", response=ReminderRulePage)
def list_reminder_rules(request: ActorRequest, query: Query[PageQuery]) -> HttpResponse:
    """The vendor's reminder rules, oldest first."""
    return page(queries.list_rules(request.auth), ReminderRule, query, order=("created_at", "id"))


@router.post("", response={201: ReminderRule})
@idempotent
def create_reminder_rule(request: ActorRequest, payload: ReminderRuleCreate) -> Status[ReminderRule]:
    """Remind of all bookings to come."""
    rule = actions.add_rule(request.auth, now=now(), **_given(payload))
    return Status(201, ReminderRule.model_validate(rule))


@router.patch("/{uuid:rule_id}", response=ReminderRule)
def update_reminder_rule(request: ActorRequest, rule_id: UUID, payload: ReminderRuleUpdate) -> ReminderRule:
    """Change what is given; the reminders of all bookings to come are planned anew by it."""
    return ReminderRule.model_validate(actions.change_rule(request.auth, rule_id, _given(payload), now=now()))


def _given(payload: Body) -> dict[str, Any]:
    """Choices as the texts that they stand for, ids as they are."""
    given = payload.model_dump(mode="json", exclude_unset=True)
    return given | payload.model_dump(include={"service_id"}, exclude_unset=True)


@router.delete("/{uuid:rule_id}", response={204: None})
def delete_reminder_rule(request: ActorRequest, rule_id: UUID) -> Status[None]:
    """Remove a rule, and the reminders that it has planned."""
    actions.remove_rule(request.auth, rule_id, now=now())
    return Status(204, None)
