from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CursorFrame")


@_attrs_define
class CursorFrame:
    """All that happened up to here has been sent. After a disconnect, come back with `?after=<cursor>` (for a day).

    Attributes:
        type_ (Literal['cursor']):  Default: 'cursor'.
        cursor (str):
    """

    cursor: str
    type_: Literal["cursor"] = "cursor"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        cursor = self.cursor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "cursor": cursor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["cursor"], d.pop("type"))
        if type_ != "cursor":
            raise ValueError(f"type must match const 'cursor', got '{type_}'")

        cursor = d.pop("cursor")

        cursor_frame = cls(
            type_=type_,
            cursor=cursor,
        )

        cursor_frame.additional_properties = d
        return cursor_frame

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
