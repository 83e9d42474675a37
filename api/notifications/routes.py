"""`/notification-settings`: when a vendor's messages are sent, and the words that stop them."""

from datetime import time
from typing import Annotated

from django.utils.timezone import now
from ninja import Router
from pydantic import MISSING, BeforeValidator, Field, StringConstraints

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, OneLine
from domain.reminders import actions, queries

router = Router(tags=["notifications"], auth=in_vendor)


def _clock(value: object) -> object:
    """pydantic reads 0 as midnight and takes offsets; a time of the wall is text like 21:30."""
    if not (isinstance(value, str) and len(value) in (5, 8)):
        raise ValueError("should be a time like 21:30")
    return value


WallTime = Annotated[time, BeforeValidator(_clock)]
Words = Annotated[
    list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), OneLine]],
    Field(max_length=50),
]


class NotificationSettings(Answer):
    quiet_from: time | None = Field(description="By the receiver's clock.")
    quiet_until: time | None = Field(description="By the receiver's clock; before `quiet_from`: on the next day.")
    stop_words: list[str] = Field(description="Besides those that Spout knows: a customer wants no more.")
    start_words: list[str] = Field(description="Besides those that Spout knows: a customer wants messages again.")
    agenda_at: time | None = Field(description="When members are written what is before them that day; null: never.")


class NotificationSettingsUpdate(Body):
    quiet_from: WallTime | MISSING | None = MISSING
    quiet_until: WallTime | MISSING | None = MISSING
    stop_words: Words | MISSING = MISSING
    start_words: Words | MISSING = MISSING
    agenda_at: WallTime | MISSING | None = MISSING


@router.get("", response=NotificationSettings)
def get_notification_settings(request: ActorRequest) -> NotificationSettings:
    """How messages are sent."""
    return NotificationSettings.model_validate(queries.settings(request.auth))


@router.patch("", response=NotificationSettings)
def update_notification_settings(request: ActorRequest, payload: NotificationSettingsUpdate) -> NotificationSettings:
    """Change what is given. Other quiet hours move the reminders that wait."""
    return NotificationSettings.model_validate(actions.change_settings(request.auth, payload.given(), now=now()))
