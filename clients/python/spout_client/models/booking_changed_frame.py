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

from ..models.booking_news import BookingNews, check_booking_news
from ..models.booking_status import BookingStatus, check_booking_status

T = TypeVar("T", bound="BookingChangedFrame")


@_attrs_define
class BookingChangedFrame:
    """Something happened to a booking: `what` it was. The rest is how it stood then; all else of it is for the API.

    Comes to whoever may see bookings, as far as their role reaches: one's own calendar, or all.

        Attributes:
            type_ (Literal['booking_changed']):  Default: 'booking_changed'.
            booking_id (UUID):
            what (BookingNews):
            version (int):
            status (BookingStatus):
            staff_id (UUID):
            starts_at (datetime.datetime):
            timestamp (datetime.datetime):
    """

    booking_id: UUID
    what: BookingNews
    version: int
    status: BookingStatus
    staff_id: UUID
    starts_at: datetime.datetime
    timestamp: datetime.datetime
    type_: Literal["booking_changed"] = "booking_changed"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        booking_id = str(self.booking_id)

        what: str = self.what

        version = self.version

        status: str = self.status

        staff_id = str(self.staff_id)

        starts_at = self.starts_at.isoformat()

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "booking_id": booking_id,
                "what": what,
                "version": version,
                "status": status,
                "staff_id": staff_id,
                "starts_at": starts_at,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["booking_changed"], d.pop("type"))
        if type_ != "booking_changed":
            raise ValueError(f"type must match const 'booking_changed', got '{type_}'")

        booking_id = UUID(d.pop("booking_id"))

        what = check_booking_news(d.pop("what"))

        version = d.pop("version")

        status = check_booking_status(d.pop("status"))

        staff_id = UUID(d.pop("staff_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        booking_changed_frame = cls(
            type_=type_,
            booking_id=booking_id,
            what=what,
            version=version,
            status=status,
            staff_id=staff_id,
            starts_at=starts_at,
            timestamp=timestamp,
        )

        booking_changed_frame.additional_properties = d
        return booking_changed_frame

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
