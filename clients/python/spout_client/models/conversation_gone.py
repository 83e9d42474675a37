from __future__ import annotations

import datetime
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

T = TypeVar("T", bound="ConversationGone")


@_attrs_define
class ConversationGone:
    """The caller does not see the conversation any more: it was given to others, or it has been removed.

    Attributes:
        type_ (Literal['conversation_gone']):  Default: 'conversation_gone'.
        conversation_id (UUID):
        timestamp (datetime.datetime):
    """

    conversation_id: UUID
    timestamp: datetime.datetime
    type_: Literal["conversation_gone"] = "conversation_gone"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        conversation_id = str(self.conversation_id)

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "conversation_id": conversation_id,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = cast(Literal["conversation_gone"], d.pop("type"))
        if type_ != "conversation_gone":
            raise ValueError(f"type must match const 'conversation_gone', got '{type_}'")

        conversation_id = UUID(d.pop("conversation_id"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        conversation_gone = cls(
            type_=type_,
            conversation_id=conversation_id,
            timestamp=timestamp,
        )

        conversation_gone.additional_properties = d
        return conversation_gone

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
