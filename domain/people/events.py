from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class MemberJoined(Event):
    type: ClassVar[str] = "member.joined"
    member_id: UUID
    user_id: UUID
