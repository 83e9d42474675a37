from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.booking_then_status import BookingThenStatus, check_booking_then_status

T = TypeVar("T", bound="BookingThen")


@_attrs_define
class BookingThen:
    """The booking as it stood when the event happened.

    Attributes:
        id (UUID):
        version (int):
        status (BookingThenStatus):
        service_id (UUID):
        staff_id (UUID):
        contact_id (UUID):
        team_id (None | UUID):
        series_id (None | UUID):
        starts_at (datetime.datetime):
        ends_at (datetime.datetime):
        price (str):
        currency (str):
        cancelled_by (None | str):
    """

    id: UUID
    version: int
    status: BookingThenStatus
    service_id: UUID
    staff_id: UUID
    contact_id: UUID
    team_id: None | UUID
    series_id: None | UUID
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    price: str
    currency: str
    cancelled_by: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status: str = self.status

        service_id = str(self.service_id)

        staff_id = str(self.staff_id)

        contact_id = str(self.contact_id)

        team_id: None | str
        if isinstance(self.team_id, UUID):
            team_id = str(self.team_id)
        else:
            team_id = self.team_id

        series_id: None | str
        if isinstance(self.series_id, UUID):
            series_id = str(self.series_id)
        else:
            series_id = self.series_id

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        price = self.price

        currency = self.currency

        cancelled_by: None | str
        cancelled_by = self.cancelled_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "service_id": service_id,
                "staff_id": staff_id,
                "contact_id": contact_id,
                "team_id": team_id,
                "series_id": series_id,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "price": price,
                "currency": currency,
                "cancelled_by": cancelled_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = check_booking_then_status(d.pop("status"))

        service_id = UUID(d.pop("service_id"))

        staff_id = UUID(d.pop("staff_id"))

        contact_id = UUID(d.pop("contact_id"))

        def _parse_team_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                team_id_type_0 = UUID(data)

                return team_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        team_id = _parse_team_id(d.pop("team_id"))

        def _parse_series_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                series_id_type_0 = UUID(data)

                return series_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        series_id = _parse_series_id(d.pop("series_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        price = d.pop("price")

        currency = d.pop("currency")

        def _parse_cancelled_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cancelled_by = _parse_cancelled_by(d.pop("cancelled_by"))

        booking_then = cls(
            id=id,
            version=version,
            status=status,
            service_id=service_id,
            staff_id=staff_id,
            contact_id=contact_id,
            team_id=team_id,
            series_id=series_id,
            starts_at=starts_at,
            ends_at=ends_at,
            price=price,
            currency=currency,
            cancelled_by=cancelled_by,
        )

        booking_then.additional_properties = d
        return booking_then

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
