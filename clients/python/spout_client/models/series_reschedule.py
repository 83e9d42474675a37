from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.scope import Scope, check_scope
from ..types import UNSET, Unset

T = TypeVar("T", bound="SeriesReschedule")


@_attrs_define
class SeriesReschedule:
    """
    Attributes:
        scope (Scope):
        booking_id (None | Unset | UUID): Of the series; may be left out with `all`.
        starts_at (datetime.datetime | None | Unset): Of `booking_id`, else of the next one; the others move by as much
            on the clocks of the timezone.
        staff_id (None | Unset | UUID):
        allow_outside_hours (bool | Unset):  Default: False.
        skip_conflicts (bool | Unset): Move what can be moved; the rest stays where it is. Default: False.
    """

    scope: Scope
    booking_id: None | Unset | UUID = UNSET
    starts_at: datetime.datetime | None | Unset = UNSET
    staff_id: None | Unset | UUID = UNSET
    allow_outside_hours: bool | Unset = False
    skip_conflicts: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        scope: str = self.scope

        booking_id: None | str | Unset
        if isinstance(self.booking_id, Unset):
            booking_id = UNSET
        elif isinstance(self.booking_id, UUID):
            booking_id = str(self.booking_id)
        else:
            booking_id = self.booking_id

        starts_at: None | str | Unset
        if isinstance(self.starts_at, Unset):
            starts_at = UNSET
        elif isinstance(self.starts_at, datetime.datetime):
            starts_at = self.starts_at.isoformat()
        else:
            starts_at = self.starts_at

        staff_id: None | str | Unset
        if isinstance(self.staff_id, Unset):
            staff_id = UNSET
        elif isinstance(self.staff_id, UUID):
            staff_id = str(self.staff_id)
        else:
            staff_id = self.staff_id

        allow_outside_hours = self.allow_outside_hours

        skip_conflicts = self.skip_conflicts

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scope": scope,
            }
        )
        if booking_id is not UNSET:
            field_dict["booking_id"] = booking_id
        if starts_at is not UNSET:
            field_dict["starts_at"] = starts_at
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id
        if allow_outside_hours is not UNSET:
            field_dict["allow_outside_hours"] = allow_outside_hours
        if skip_conflicts is not UNSET:
            field_dict["skip_conflicts"] = skip_conflicts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scope = check_scope(d.pop("scope"))

        def _parse_booking_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                booking_id_type_0 = UUID(data)

                return booking_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        booking_id = _parse_booking_id(d.pop("booking_id", UNSET))

        def _parse_starts_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_at_type_0 = datetime.datetime.fromisoformat(data)

                return starts_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        starts_at = _parse_starts_at(d.pop("starts_at", UNSET))

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

        skip_conflicts = d.pop("skip_conflicts", UNSET)

        series_reschedule = cls(
            scope=scope,
            booking_id=booking_id,
            starts_at=starts_at,
            staff_id=staff_id,
            allow_outside_hours=allow_outside_hours,
            skip_conflicts=skip_conflicts,
        )

        return series_reschedule
