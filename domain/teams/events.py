from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class TeamFormed(Event):
    type: ClassVar[str] = "team.formed"
    team_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TeamChanged(Event):
    type: ClassVar[str] = "team.changed"
    team_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TeamDisbanded(Event):
    type: ClassVar[str] = "team.disbanded"
    team_id: UUID
    name: str
