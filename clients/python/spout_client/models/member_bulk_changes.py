from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MemberBulkChanges")


@_attrs_define
class MemberBulkChanges:
    """
    Attributes:
        role_id (UUID | Unset):
        position (str | Unset):
        is_bookable (bool | Unset):
        team_ids (list[UUID] | Unset): Replaces the teams they are in.
    """

    role_id: UUID | Unset = UNSET
    position: str | Unset = UNSET
    is_bookable: bool | Unset = UNSET
    team_ids: list[UUID] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        role_id: str | Unset = UNSET
        if not isinstance(self.role_id, Unset):
            role_id = str(self.role_id)

        position = self.position

        is_bookable = self.is_bookable

        team_ids: list[str] | Unset = UNSET
        if not isinstance(self.team_ids, Unset):
            team_ids = []
            for team_ids_item_data in self.team_ids:
                team_ids_item = str(team_ids_item_data)
                team_ids.append(team_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if role_id is not UNSET:
            field_dict["role_id"] = role_id
        if position is not UNSET:
            field_dict["position"] = position
        if is_bookable is not UNSET:
            field_dict["is_bookable"] = is_bookable
        if team_ids is not UNSET:
            field_dict["team_ids"] = team_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _role_id = d.pop("role_id", UNSET)
        role_id: UUID | Unset
        if isinstance(_role_id, Unset):
            role_id = UNSET
        else:
            role_id = UUID(_role_id)

        position = d.pop("position", UNSET)

        is_bookable = d.pop("is_bookable", UNSET)

        _team_ids = d.pop("team_ids", UNSET)
        team_ids: list[UUID] | Unset = UNSET
        if _team_ids is not UNSET:
            team_ids = []
            for team_ids_item_data in _team_ids:
                team_ids_item = UUID(team_ids_item_data)

                team_ids.append(team_ids_item)

        member_bulk_changes = cls(
            role_id=role_id,
            position=position,
            is_bookable=is_bookable,
            team_ids=team_ids,
        )

        return member_bulk_changes
