from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RowCreate")


@_attrs_define
class RowCreate:
    """
    Attributes:
        id (str): Comes back with the choice; at most 200 characters.
        title (str): At most 24 characters.
        description (str | Unset): At most 72 characters. Default: ''.
    """

    id: str
    title: str
    description: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "title": title,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        description = d.pop("description", UNSET)

        row_create = cls(
            id=id,
            title=title,
            description=description,
        )

        return row_create
