from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.member_user import MemberUser
    from ..models.ref import Ref
    from ..models.role_ref import RoleRef


T = TypeVar("T", bound="Member")


@_attrs_define
class Member:
    """
    Attributes:
        id (UUID):
        user (MemberUser):
        role (RoleRef):
        position (str):
        teams (list[Ref]):
        is_bookable (bool):
        created_at (datetime.datetime):
    """

    id: UUID
    user: MemberUser
    role: RoleRef
    position: str
    teams: list[Ref]
    is_bookable: bool
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        user = self.user.to_dict()

        role = self.role.to_dict()

        position = self.position

        teams = []
        for teams_item_data in self.teams:
            teams_item = teams_item_data.to_dict()
            teams.append(teams_item)

        is_bookable = self.is_bookable

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "user": user,
                "role": role,
                "position": position,
                "teams": teams,
                "is_bookable": is_bookable,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.member_user import MemberUser  # noqa: PLC0415
        from ..models.ref import Ref  # noqa: PLC0415
        from ..models.role_ref import RoleRef  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        user = MemberUser.from_dict(d.pop("user"))

        role = RoleRef.from_dict(d.pop("role"))

        position = d.pop("position")

        teams = []
        _teams = d.pop("teams")
        for teams_item_data in _teams:
            teams_item = Ref.from_dict(teams_item_data)

            teams.append(teams_item)

        is_bookable = d.pop("is_bookable")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        member = cls(
            id=id,
            user=user,
            role=role,
            position=position,
            teams=teams,
            is_bookable=is_bookable,
            created_at=created_at,
        )

        member.additional_properties = d
        return member

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
