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
    from ..models.member_data import MemberData


T = TypeVar("T", bound="WebhookMemberJoined")


@_attrs_define
class WebhookMemberJoined:
    """Somebody new works here.

    Attributes:
        type_ (Literal['member.joined']):
        version (Literal[1]): Of the schema of `data`.
        timestamp (datetime.datetime): When it happened.
        data (MemberData):
    """

    type_: Literal["member.joined"]
    version: Literal[1]
    timestamp: datetime.datetime
    data: MemberData
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        version = self.version

        timestamp = self.timestamp.isoformat()

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "version": version,
                "timestamp": timestamp,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.member_data import MemberData  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["member.joined"], d.pop("type"))
        if type_ != "member.joined":
            raise ValueError(f"type must match const 'member.joined', got '{type_}'")

        version = cast(Literal[1], d.pop("version"))
        if version != 1:
            raise ValueError(f"version must match const 1, got '{version}'")

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        data = MemberData.from_dict(d.pop("data"))

        webhook_member_joined = cls(
            type_=type_,
            version=version,
            timestamp=timestamp,
            data=data,
        )

        webhook_member_joined.additional_properties = d
        return webhook_member_joined

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
