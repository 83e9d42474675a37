from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class ServiceAdded(Event):
    type: ClassVar[str] = "service.added"
    service_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceChanged(Event):
    type: ClassVar[str] = "service.changed"
    service_id: UUID
    fields: list[str]


@dataclass(frozen=True, slots=True)
class ServiceRemoved(Event):
    type: ClassVar[str] = "service.removed"
    service_id: UUID
    title: str
