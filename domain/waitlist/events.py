from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class WaitlistJoined(Event):
    type: ClassVar[str] = "waitlist.joined"
    entry_id: UUID
    contact_id: UUID
    service_id: UUID


@dataclass(frozen=True, slots=True)
class WaitlistLeft(Event):
    type: ClassVar[str] = "waitlist.left"
    entry_id: UUID


@dataclass(frozen=True, slots=True)
class WaitlistOffered(Event):
    """A hold is kept for whoever waits."""

    type: ClassVar[str] = "waitlist.offered"
    entry_id: UUID
    booking_id: UUID
    starts_at: datetime
