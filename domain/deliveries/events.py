from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class DeliveryRetried(Event):
    """Somebody asked for it again, by hand."""

    type: ClassVar[str] = "delivery.retried"
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class DeliveriesRetried(Event):
    """Somebody asked again for all that matched; `wanted` is what they were looked for by."""

    type: ClassVar[str] = "delivery.many_retried"
    wanted: dict[str, Any]
    count: int
