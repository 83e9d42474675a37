from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class LabelAdded(Event):
    type: ClassVar[str] = "label.added"
    label_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class LabelChanged(Event):
    type: ClassVar[str] = "label.changed"
    label_id: UUID
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LabelRemoved(Event):
    type: ClassVar[str] = "label.removed"
    label_id: UUID
    name: str
