from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Ack")


@_attrs_define
class Ack:
    """The message is stored. `client_id` is the one given, or null.

    Attributes:
        type_ (Literal['ack']):  Default: 'ack'.
        client_id (None | str):
        id (UUID):
        seq (int):
    """

    client_id: None | str
    id: UUID
    seq: int
    type_: Literal["ack"] = "ack"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        client_id: None | str
        client_id = self.client_id

        id = str(self.id)

        seq = self.seq

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "client_id": client_id,
                "id": id,
                "seq": seq,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["ack"], d.pop("type"))
        if type_ != "ack":
            raise ValueError(f"type must match const 'ack', got '{type_}'")

        def _parse_client_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_id = _parse_client_id(d.pop("client_id"))

        id = UUID(d.pop("id"))

        seq = d.pop("seq")

        ack = cls(
            type_=type_,
            client_id=client_id,
            id=id,
            seq=seq,
        )

        ack.additional_properties = d
        return ack

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
