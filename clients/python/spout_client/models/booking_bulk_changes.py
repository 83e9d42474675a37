from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.bulk_status import BulkStatus, check_bulk_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="BookingBulkChanges")


@_attrs_define
class BookingBulkChanges:
    """
    Attributes:
        status (BulkStatus | Unset):
        team_id (None | Unset | UUID):
        staff_id (UUID | Unset): A member who takes them over.
    """

    status: BulkStatus | Unset = UNSET
    team_id: None | Unset | UUID = UNSET
    staff_id: UUID | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

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

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if team_id is not UNSET:
            field_dict["team_id"] = team_id
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _status = d.pop("status", UNSET)
        status: BulkStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_bulk_status(_status)

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

        booking_bulk_changes = cls(
            status=status,
            team_id=team_id,
            staff_id=staff_id,
        )

        return booking_bulk_changes
