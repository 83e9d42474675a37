from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="BookingCreate")


@_attrs_define
class BookingCreate:
    """
    Attributes:
        service_id (UUID):
        contact_id (UUID):
        starts_at (datetime.datetime):
        staff_id (None | Unset | UUID): A member's id; left out: whoever serves it and is free, the least booked first.
        team_id (None | Unset | UUID): Then somebody of this team, and the booking is the team's.
        description (str | Unset):  Default: ''.
        allow_outside_hours (bool | Unset): Waives hours, notice and horizon, never an overlap; needs
            `booking.override`. Default: False.
    """

    service_id: UUID
    contact_id: UUID
    starts_at: datetime.datetime
    staff_id: None | Unset | UUID = UNSET
    team_id: None | Unset | UUID = UNSET
    description: str | Unset = ""
    allow_outside_hours: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        service_id = str(self.service_id)

        contact_id = str(self.contact_id)

        starts_at = self.starts_at.isoformat()

        staff_id: None | str | Unset
        if isinstance(self.staff_id, Unset):
            staff_id = UNSET
        elif isinstance(self.staff_id, UUID):
            staff_id = str(self.staff_id)
        else:
            staff_id = self.staff_id

        team_id: None | str | Unset
        if isinstance(self.team_id, Unset):
            team_id = UNSET
        elif isinstance(self.team_id, UUID):
            team_id = str(self.team_id)
        else:
            team_id = self.team_id

        description = self.description

        allow_outside_hours = self.allow_outside_hours

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "service_id": service_id,
                "contact_id": contact_id,
                "starts_at": starts_at,
            }
        )
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id
        if team_id is not UNSET:
            field_dict["team_id"] = team_id
        if description is not UNSET:
            field_dict["description"] = description
        if allow_outside_hours is not UNSET:
            field_dict["allow_outside_hours"] = allow_outside_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        service_id = UUID(d.pop("service_id"))

        contact_id = UUID(d.pop("contact_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

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

        def _parse_team_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                team_id_type_0 = UUID(data)

                return team_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        team_id = _parse_team_id(d.pop("team_id", UNSET))

        description = d.pop("description", UNSET)

        allow_outside_hours = d.pop("allow_outside_hours", UNSET)

        booking_create = cls(
            service_id=service_id,
            contact_id=contact_id,
            starts_at=starts_at,
            staff_id=staff_id,
            team_id=team_id,
            description=description,
            allow_outside_hours=allow_outside_hours,
        )

        return booking_create
