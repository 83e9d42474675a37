from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class RefusalTold(Event):
    """The contact wants (`refused` False: wants again) no messages of these kinds over this channel."""

    type: ClassVar[str] = "refusal.told"
    contact_id: UUID
    channel: str
    kinds: list[str]
    refused: bool
