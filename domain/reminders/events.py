from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class ReminderRuleAdded(Event):
    """For bookings of one service or, without, of all."""

    type: ClassVar[str] = "reminder_rule.added"
    rule_id: UUID
    service_id: UUID | None
    minutes_before: int
    channels: list[str]


@dataclass(frozen=True, slots=True)
class ReminderRuleChanged(Event):
    type: ClassVar[str] = "reminder_rule.changed"
    rule_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReminderRuleRemoved(Event):
    """What it was stands in the event, for the row is gone."""

    type: ClassVar[str] = "reminder_rule.removed"
    rule_id: UUID
    service_id: UUID | None
    minutes_before: int
    channels: list[str]


@dataclass(frozen=True, slots=True)
class NotificationSettingsChanged(Event):
    type: ClassVar[str] = "notification_settings.changed"
    before: dict[str, Any]
    after: dict[str, Any]
