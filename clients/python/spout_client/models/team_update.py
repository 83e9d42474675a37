from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="TeamUpdate")


@_attrs_define
class TeamUpdate:
    """
    Attributes:
        name (str | Unset):
        auto_assign (bool | Unset): Whether its conversations are given, by themselves and in turn, to those who are
            there.
        is_inbox (bool | Unset): Whether new conversations of no team become its; one team of the vendor can be it.
    """

    name: str | Unset = UNSET
    auto_assign: bool | Unset = UNSET
    is_inbox: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        auto_assign = self.auto_assign

        is_inbox = self.is_inbox

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if auto_assign is not UNSET:
            field_dict["auto_assign"] = auto_assign
        if is_inbox is not UNSET:
            field_dict["is_inbox"] = is_inbox

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        auto_assign = d.pop("auto_assign", UNSET)

        is_inbox = d.pop("is_inbox", UNSET)

        team_update = cls(
            name=name,
            auto_assign=auto_assign,
            is_inbox=is_inbox,
        )

        return team_update
