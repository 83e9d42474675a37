from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ResourceCreate")


@_attrs_define
class ResourceCreate:
    """
    Attributes:
        name (str):
        kind (str | Unset):  Default: ''.
        is_active (bool | Unset):  Default: True.
    """

    name: str
    kind: str | Unset = ""
    is_active: bool | Unset = True

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind = self.kind

        is_active = self.is_active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if is_active is not UNSET:
            field_dict["is_active"] = is_active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        kind = d.pop("kind", UNSET)

        is_active = d.pop("is_active", UNSET)

        resource_create = cls(
            name=name,
            kind=kind,
            is_active=is_active,
        )

        return resource_create
