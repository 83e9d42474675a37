from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.permission_name import PermissionName, check_permission_name
from ..models.reach import Reach, check_reach
from ..types import UNSET, Unset

T = TypeVar("T", bound="RoleCreate")


@_attrs_define
class RoleCreate:
    """
    Attributes:
        name (str):
        permissions (list[PermissionName]):
        reach (Reach | Unset):  Default: 'vendor'.
    """

    name: str
    permissions: list[PermissionName]
    reach: Reach | Unset = "vendor"

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        permissions = []
        for permissions_item_data in self.permissions:
            permissions_item: str = permissions_item_data
            permissions.append(permissions_item)

        reach: str | Unset = UNSET
        if not isinstance(self.reach, Unset):
            reach = self.reach

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "permissions": permissions,
            }
        )
        if reach is not UNSET:
            field_dict["reach"] = reach

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        permissions = []
        _permissions = d.pop("permissions")
        for permissions_item_data in _permissions:
            permissions_item = check_permission_name(permissions_item_data)

            permissions.append(permissions_item)

        _reach = d.pop("reach", UNSET)
        reach: Reach | Unset
        if isinstance(_reach, Unset):
            reach = UNSET
        else:
            reach = check_reach(_reach)

        role_create = cls(
            name=name,
            permissions=permissions,
            reach=reach,
        )

        return role_create
