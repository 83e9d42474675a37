from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.named import Named


T = TypeVar("T", bound="Typing")


@_attrs_define
class Typing:
    """Somebody else is writing.

    Attributes:
        type_ (Literal['typing']):  Default: 'typing'.
        user (Named): A user (`id` is the user's id) or a contact.
        timestamp (datetime.datetime):
    """

    user: Named
    timestamp: datetime.datetime
    type_: Literal["typing"] = "typing"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        user = self.user.to_dict()

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "user": user,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named import Named  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["typing"], d.pop("type"))
        if type_ != "typing":
            raise ValueError(f"type must match const 'typing', got '{type_}'")

        user = Named.from_dict(d.pop("user"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        typing = cls(
            type_=type_,
            user=user,
            timestamp=timestamp,
        )

        typing.additional_properties = d
        return typing

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
