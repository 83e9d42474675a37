from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="VendorSwitch")


@_attrs_define
class VendorSwitch:
    """
    Attributes:
        vendor_id (UUID):
    """

    vendor_id: UUID

    def to_dict(self) -> dict[str, Any]:
        vendor_id = str(self.vendor_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "vendor_id": vendor_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        vendor_id = UUID(d.pop("vendor_id"))

        vendor_switch = cls(
            vendor_id=vendor_id,
        )

        return vendor_switch
