from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class ApiKeyMade(Event):
    type: ClassVar[str] = "api_key.made"
    key_id: UUID
    permissions: list[str]


@dataclass(frozen=True, slots=True)
class ApiKeyRevoked(Event):
    type: ClassVar[str] = "api_key.revoked"
    key_id: UUID
