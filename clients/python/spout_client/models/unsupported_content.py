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

T = TypeVar("T", bound="UnsupportedContent")


@_attrs_define
class UnsupportedContent:
    """What WhatsApp does not hand on; `type` is its word for it, or empty.

    Attributes:
        kind (Literal['unsupported']):
        type_ (str):
    """

    kind: Literal["unsupported"]
    type_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        type_ = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "type": type_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["unsupported"], d.pop("kind"))
        if kind != "unsupported":
            raise ValueError(f"kind must match const 'unsupported', got '{kind}'")

        type_ = d.pop("type")

        unsupported_content = cls(
            kind=kind,
            type_=type_,
        )

        unsupported_content.additional_properties = d
        return unsupported_content

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
