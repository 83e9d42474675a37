from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class ResourceAdded(Event):
    type: ClassVar[str] = "resource.added"
    resource_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ResourceChanged(Event):
    type: ClassVar[str] = "resource.changed"
    resource_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ResourceRemoved(Event):
    type: ClassVar[str] = "resource.removed"
    resource_id: UUID
    name: str
