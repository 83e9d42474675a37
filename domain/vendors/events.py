from dataclasses import dataclass
from typing import Any, ClassVar
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
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class VendorDeleted(Event):
    type: ClassVar[str] = "vendor.deleted"
    vendor_id: UUID
