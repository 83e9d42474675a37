from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class MemberChanged(Event):
    type: ClassVar[str] = "member.changed"
    member_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MemberLeft(Event):
    """By their own will, or removed: the actor tells."""

    type: ClassVar[str] = "member.left"
    member_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class TeamJoined(Event):
    type: ClassVar[str] = "team.joined"
    team_id: UUID
    member_ids: list[UUID]


@dataclass(frozen=True, slots=True)
class TeamDeparted(Event):
    type: ClassVar[str] = "team.departed"
    team_id: UUID
    member_ids: list[UUID]
