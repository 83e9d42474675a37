from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="TeamMembers")


@_attrs_define
class TeamMembers:
    """
    Attributes:
        member_ids (list[UUID]):
    """

    member_ids: list[UUID]

    def to_dict(self) -> dict[str, Any]:
        member_ids = []
        for member_ids_item_data in self.member_ids:
            member_ids_item = str(member_ids_item_data)
            member_ids.append(member_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "member_ids": member_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        member_ids = []
        _member_ids = d.pop("member_ids")
        for member_ids_item_data in _member_ids:
            member_ids_item = UUID(member_ids_item_data)

            member_ids.append(member_ids_item)

        team_members = cls(
            member_ids=member_ids,
        )

        return team_members
