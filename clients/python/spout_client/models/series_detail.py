from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.booked_service import BookedService
    from ..models.booking import Booking
    from ..models.ref import Ref


T = TypeVar("T", bound="SeriesDetail")


@_attrs_define
class SeriesDetail:
    """
    Attributes:
        id (UUID):
        service (BookedService):
        contact (Ref): Another thing, by its id and name.
        rrule (str): As it was booked; what became of each booking, the bookings tell.
        timezone (str):
        starts_at (datetime.datetime):
        created_at (datetime.datetime):
        ended_at (datetime.datetime | None): When what was left of it was cancelled.
        bookings (list[Booking]):
    """

    id: UUID
    service: BookedService
    contact: Ref
    rrule: str
    timezone: str
    starts_at: datetime.datetime
    created_at: datetime.datetime
    ended_at: datetime.datetime | None
    bookings: list[Booking]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        service = self.service.to_dict()

        contact = self.contact.to_dict()

        rrule = self.rrule

        timezone = self.timezone

        starts_at = self.starts_at.isoformat()

        created_at = self.created_at.isoformat()

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        bookings = []
        for bookings_item_data in self.bookings:
            bookings_item = bookings_item_data.to_dict()
            bookings.append(bookings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "service": service,
                "contact": contact,
                "rrule": rrule,
                "timezone": timezone,
                "starts_at": starts_at,
                "created_at": created_at,
                "ended_at": ended_at,
                "bookings": bookings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.booked_service import BookedService  # noqa: PLC0415
        from ..models.booking import Booking  # noqa: PLC0415
        from ..models.ref import Ref  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        service = BookedService.from_dict(d.pop("service"))

        contact = Ref.from_dict(d.pop("contact"))

        rrule = d.pop("rrule")

        timezone = d.pop("timezone")

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        bookings = []
        _bookings = d.pop("bookings")
        for bookings_item_data in _bookings:
            bookings_item = Booking.from_dict(bookings_item_data)

            bookings.append(bookings_item)

        series_detail = cls(
            id=id,
            service=service,
            contact=contact,
            rrule=rrule,
            timezone=timezone,
            starts_at=starts_at,
            created_at=created_at,
            ended_at=ended_at,
            bookings=bookings,
        )

        series_detail.additional_properties = d
        return series_detail

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
