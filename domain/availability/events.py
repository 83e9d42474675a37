from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class HoursChanged(Event):
    """Of a member, a resource or, with neither, the vendor. Only what differs: `spans` of weekday or date, and minutes
    from midnight, which a closed date has none of; `timezone` when that did."""

    type: ClassVar[str] = "hours.changed"
    member_id: UUID | None
    resource_id: UUID | None
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TimeOffAdded(Event):
    type: ClassVar[str] = "time_off.added"
    time_off_id: UUID
    member_id: UUID | None
    resource_id: UUID | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class TimeOffRemoved(Event):
    type: ClassVar[str] = "time_off.removed"
    time_off_id: UUID
    member_id: UUID | None
    resource_id: UUID | None
    starts_at: datetime
    ends_at: datetime
