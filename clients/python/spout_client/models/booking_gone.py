from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BookingGone")


@_attrs_define
class BookingGone:
    """The caller does not see the booking any more: it was given to others.

    Attributes:
        type_ (Literal['booking_gone']):  Default: 'booking_gone'.
        booking_id (UUID):
        timestamp (datetime.datetime):
    """

    booking_id: UUID
    timestamp: datetime.datetime
    type_: Literal["booking_gone"] = "booking_gone"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        booking_id = str(self.booking_id)

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "booking_id": booking_id,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["booking_gone"], d.pop("type"))
        if type_ != "booking_gone":
            raise ValueError(f"type must match const 'booking_gone', got '{type_}'")

        booking_id = UUID(d.pop("booking_id"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        booking_gone = cls(
            type_=type_,
            booking_id=booking_id,
            timestamp=timestamp,
        )

        booking_gone.additional_properties = d
        return booking_gone

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
