from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.permission_name import PermissionName, check_permission_name
from ..models.reach import Reach, check_reach

T = TypeVar("T", bound="RoleItem")


@_attrs_define
class RoleItem:
    """
    Attributes:
        id (UUID):
        name (str):
        key (None | str): `owner`, `admin`, `team_admin` or `agent`; null for the vendor's own.
        permissions (list[PermissionName]):
        reach (Reach):
        members (int): How many have it.
    """

    id: UUID
    name: str
    key: None | str
    permissions: list[PermissionName]
    reach: Reach
    members: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        key: None | str
        key = self.key

        permissions = []
        for permissions_item_data in self.permissions:
            permissions_item: str = permissions_item_data
            permissions.append(permissions_item)

        reach: str = self.reach

        members = self.members

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "key": key,
                "permissions": permissions,
                "reach": reach,
                "members": members,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        def _parse_key(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        key = _parse_key(d.pop("key"))

        permissions = []
        _permissions = d.pop("permissions")
        for permissions_item_data in _permissions:
            permissions_item = check_permission_name(permissions_item_data)

            permissions.append(permissions_item)

        reach = check_reach(d.pop("reach"))

        members = d.pop("members")

        role_item = cls(
            id=id,
            name=name,
            key=key,
            permissions=permissions,
            reach=reach,
            members=members,
        )

        role_item.additional_properties = d
        return role_item

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
