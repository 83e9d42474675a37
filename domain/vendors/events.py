from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class VendorCreated(Event):
    type: ClassVar[str] = "vendor.created"
    vendor_id: UUID


@dataclass(frozen=True, slots=True)
class VendorChanged(Event):
    type: ClassVar[str] = "vendor.changed"
    vendor_id: UUID
    fields: list[str]
