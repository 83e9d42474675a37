from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="BookingUpdate")


@_attrs_define
class BookingUpdate:
    """
    Attributes:
        title (str | Unset):
        description (str | Unset):
        team_id (None | Unset | UUID):
        staff_id (UUID | Unset): Another member takes it over.
        service_id (UUID | Unset): Another service, with its duration and buffers.
        starts_at (datetime.datetime | Unset):
        allow_outside_hours (bool | Unset):
    """

    title: str | Unset = UNSET
    description: str | Unset = UNSET
    team_id: None | Unset | UUID = UNSET
    staff_id: UUID | Unset = UNSET
    service_id: UUID | Unset = UNSET
    starts_at: datetime.datetime | Unset = UNSET
    allow_outside_hours: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        description = self.description

        team_id: None | str | Unset
        if isinstance(self.team_id, Unset):
            team_id = UNSET
        elif isinstance(self.team_id, UUID):
            team_id = str(self.team_id)
        else:
            team_id = self.team_id

        staff_id: str | Unset = UNSET
        if not isinstance(self.staff_id, Unset):
            staff_id = str(self.staff_id)

        service_id: str | Unset = UNSET
        if not isinstance(self.service_id, Unset):
            service_id = str(self.service_id)

        starts_at: str | Unset = UNSET
        if not isinstance(self.starts_at, Unset):
            starts_at = self.starts_at.isoformat()

        allow_outside_hours = self.allow_outside_hours

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if description is not UNSET:
            field_dict["description"] = description
        if team_id is not UNSET:
            field_dict["team_id"] = team_id
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id
        if service_id is not UNSET:
            field_dict["service_id"] = service_id
        if starts_at is not UNSET:
            field_dict["starts_at"] = starts_at
        if allow_outside_hours is not UNSET:
            field_dict["allow_outside_hours"] = allow_outside_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title", UNSET)

        description = d.pop("description", UNSET)

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

        _staff_id = d.pop("staff_id", UNSET)
        staff_id: UUID | Unset
        if isinstance(_staff_id, Unset):
            staff_id = UNSET
        else:
            staff_id = UUID(_staff_id)

        _service_id = d.pop("service_id", UNSET)
        service_id: UUID | Unset
        if isinstance(_service_id, Unset):
            service_id = UNSET
        else:
            service_id = UUID(_service_id)

        _starts_at = d.pop("starts_at", UNSET)
        starts_at: datetime.datetime | Unset
        if isinstance(_starts_at, Unset):
            starts_at = UNSET
        else:
            starts_at = datetime.datetime.fromisoformat(_starts_at)

        allow_outside_hours = d.pop("allow_outside_hours", UNSET)

        booking_update = cls(
            title=title,
            description=description,
            team_id=team_id,
            staff_id=staff_id,
            service_id=service_id,
            starts_at=starts_at,
            allow_outside_hours=allow_outside_hours,
        )

        return booking_update
