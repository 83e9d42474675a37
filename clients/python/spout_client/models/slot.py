from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Slot")


@_attrs_define
class Slot:
    """
    Attributes:
        starts_at (datetime.datetime): In the zone asked for.
        ends_at (datetime.datetime):
        staff_ids (list[UUID]): With whom.
        seats_left (int):
    """

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    staff_ids: list[UUID]
    seats_left: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        staff_ids = []
        for staff_ids_item_data in self.staff_ids:
            staff_ids_item = str(staff_ids_item_data)
            staff_ids.append(staff_ids_item)

        seats_left = self.seats_left

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "starts_at": starts_at,
                "ends_at": ends_at,
                "staff_ids": staff_ids,
                "seats_left": seats_left,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        staff_ids = []
        _staff_ids = d.pop("staff_ids")
        for staff_ids_item_data in _staff_ids:
            staff_ids_item = UUID(staff_ids_item_data)

            staff_ids.append(staff_ids_item)

        seats_left = d.pop("seats_left")

        slot = cls(
            starts_at=starts_at,
            ends_at=ends_at,
            staff_ids=staff_ids,
            seats_left=seats_left,
        )

        slot.additional_properties = d
        return slot

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
