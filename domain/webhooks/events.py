from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class EndpointAdded(Event):
    """Its address is not in it: people put secrets into addresses. `host` is where it leads."""

    type: ClassVar[str] = "webhook_endpoint.added"
    endpoint_id: UUID
    host: str
    event_types: list[str]


@dataclass(frozen=True, slots=True)
class EndpointChanged(Event):
    type: ClassVar[str] = "webhook_endpoint.changed"
    endpoint_id: UUID
    fields: list[str]


@dataclass(frozen=True, slots=True)
class EndpointRemoved(Event):
    type: ClassVar[str] = "webhook_endpoint.removed"
    endpoint_id: UUID
    host: str


@dataclass(frozen=True, slots=True)
class SecretRotated(Event):
    """Until `former_until` the former secret signs too."""

    type: ClassVar[str] = "webhook_endpoint.secret_rotated"
    endpoint_id: UUID
    former_until: datetime


@dataclass(frozen=True, slots=True)
class EndpointDisabled(Event):
    """Spout gave up on it."""

    type: ClassVar[str] = "webhook_endpoint.disabled"
    endpoint_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class EndpointTested(Event):
    type: ClassVar[str] = "webhook_endpoint.tested"
    endpoint_id: UUID
    delivery_id: UUID


@dataclass(frozen=True, slots=True)
class CallsReplayed(Event):
    """`wanted` tells which: one delivery, or a span of time."""

    type: ClassVar[str] = "webhook_endpoint.replayed"
    endpoint_id: UUID
    wanted: dict[str, Any]
    count: int
