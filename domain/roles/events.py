from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class RoleAdded(Event):
    type: ClassVar[str] = "role.added"
    role_id: UUID
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RoleChanged(Event):
    type: ClassVar[str] = "role.changed"
    role_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RoleRemoved(Event):
    type: ClassVar[str] = "role.removed"
    role_id: UUID
    before: dict[str, Any]
