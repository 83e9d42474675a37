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

T = TypeVar("T", bound="TapContent")


@_attrs_define
class TapContent:
    """The customer tapped a button or chose from a list; `id` is the one it was sent with.

    Attributes:
        kind (Literal['tap']):
        id (str):
        title (str):
    """

    kind: Literal["tap"]
    id: str
    title: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        id = self.id

        title = self.title

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "title": title,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["tap"], d.pop("kind"))
        if kind != "tap":
            raise ValueError(f"kind must match const 'tap', got '{kind}'")

        id = d.pop("id")

        title = d.pop("title")

        tap_content = cls(
            kind=kind,
            id=id,
            title=title,
        )

        tap_content.additional_properties = d
        return tap_content

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
