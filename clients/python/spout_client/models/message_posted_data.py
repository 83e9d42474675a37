from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.posted_direction import PostedDirection, check_posted_direction

T = TypeVar("T", bound="MessagePostedData")


@_attrs_define
class MessagePostedData:
    """
    Attributes:
        conversation_id (UUID):
        message_id (UUID):
        seq (int):
        direction (PostedDirection):
    """

    conversation_id: UUID
    message_id: UUID
    seq: int
    direction: PostedDirection
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        conversation_id = str(self.conversation_id)

        message_id = str(self.message_id)

        seq = self.seq

        direction: str = self.direction

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "conversation_id": conversation_id,
                "message_id": message_id,
                "seq": seq,
                "direction": direction,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        conversation_id = UUID(d.pop("conversation_id"))

        message_id = UUID(d.pop("message_id"))

        seq = d.pop("seq")

        direction = check_posted_direction(d.pop("direction"))

        message_posted_data = cls(
            conversation_id=conversation_id,
            message_id=message_id,
            seq=seq,
            direction=direction,
        )

        message_posted_data.additional_properties = d
        return message_posted_data

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
