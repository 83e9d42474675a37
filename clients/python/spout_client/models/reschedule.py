from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Reschedule")


@_attrs_define
class Reschedule:
    """
    Attributes:
        starts_at (datetime.datetime):
        staff_id (None | Unset | UUID):
        allow_outside_hours (bool | Unset):  Default: False.
    """

    starts_at: datetime.datetime
    staff_id: None | Unset | UUID = UNSET
    allow_outside_hours: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        staff_id: None | str | Unset
        if isinstance(self.staff_id, Unset):
            staff_id = UNSET
        elif isinstance(self.staff_id, UUID):
            staff_id = str(self.staff_id)
        else:
            staff_id = self.staff_id

        allow_outside_hours = self.allow_outside_hours

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "starts_at": starts_at,
            }
        )
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id
        if allow_outside_hours is not UNSET:
            field_dict["allow_outside_hours"] = allow_outside_hours

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
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

        allow_outside_hours = d.pop("allow_outside_hours", UNSET)

        reschedule = cls(
            starts_at=starts_at,
            staff_id=staff_id,
            allow_outside_hours=allow_outside_hours,
        )

        return reschedule
