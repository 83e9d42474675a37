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

from ..types import UNSET, Unset

T = TypeVar("T", bound="AskHistory")


@_attrs_define
class AskHistory:
    """Ask for messages ahead of `before`, at most `limit`.

    Attributes:
        type_ (Literal['history']):
        before (int):
        limit (int | Unset):  Default: 50.
    """

    type_: Literal["history"]
    before: int
    limit: int | Unset = 50
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        before = self.before

        limit = self.limit

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "before": before,
            }
        )
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["history"], d.pop("type"))
        if type_ != "history":
            raise ValueError(f"type must match const 'history', got '{type_}'")

        before = d.pop("before")

        limit = d.pop("limit", UNSET)

        ask_history = cls(
            type_=type_,
            before=before,
            limit=limit,
        )

        ask_history.additional_properties = d
        return ask_history

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
