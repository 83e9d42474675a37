from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SeriesPreview")


@_attrs_define
class SeriesPreview:
    """
    Attributes:
        service_id (UUID):
        contact_id (UUID):
        starts_at (datetime.datetime): The rule's first start is this, or the first after it that fits the rule.
        rrule (str): RFC 5545, DAILY to YEARLY, with COUNT or UNTIL: at most 366 starts in five years. It is reckoned by
            the clocks of the timezone: 09:00 stays 09:00 when they change.
        staff_id (None | Unset | UUID): Left out: each time whoever is free, the least booked first.
        timezone (None | str | Unset): The vendor's when left out.
        allow_outside_hours (bool | Unset): As in `createBooking`, for each. Default: False.
    """

    service_id: UUID
    contact_id: UUID
    starts_at: datetime.datetime
    rrule: str
    staff_id: None | Unset | UUID = UNSET
    timezone: None | str | Unset = UNSET
    allow_outside_hours: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        service_id = str(self.service_id)

        contact_id = str(self.contact_id)

        starts_at = self.starts_at.isoformat()

        rrule = self.rrule

        staff_id: None | str | Unset
        if isinstance(self.staff_id, Unset):
            staff_id = UNSET
        elif isinstance(self.staff_id, UUID):
            staff_id = str(self.staff_id)
        else:
            staff_id = self.staff_id

        timezone: None | str | Unset
        if isinstance(self.timezone, Unset):
            timezone = UNSET
        else:
            timezone = self.timezone

        allow_outside_hours = self.allow_outside_hours

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "service_id": service_id,
                "contact_id": contact_id,
                "starts_at": starts_at,
                "rrule": rrule,
            }
        )
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id
        if timezone is not UNSET:
            field_dict["timezone"] = timezone
        if allow_outside_hours is not UNSET:
            field_dict["allow_outside_hours"] = allow_outside_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        service_id = UUID(d.pop("service_id"))

        contact_id = UUID(d.pop("contact_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        rrule = d.pop("rrule")

        def _parse_staff_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                staff_id_type_0 = UUID(data)

                return staff_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        staff_id = _parse_staff_id(d.pop("staff_id", UNSET))

        def _parse_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        timezone = _parse_timezone(d.pop("timezone", UNSET))

        allow_outside_hours = d.pop("allow_outside_hours", UNSET)

        series_preview = cls(
            service_id=service_id,
            contact_id=contact_id,
            starts_at=starts_at,
            rrule=rrule,
            staff_id=staff_id,
            timezone=timezone,
            allow_outside_hours=allow_outside_hours,
        )

        return series_preview
