from __future__ import annotations

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
    from ..models.message_frame import MessageFrame


T = TypeVar("T", bound="History")


@_attrs_define
class History:
    """Messages ahead of `before`, oldest first. `complete`: there are none ahead of these.

    Attributes:
        type_ (Literal['history']):  Default: 'history'.
        messages (list[MessageFrame]):
        before (int):
        complete (bool):
    """

    messages: list[MessageFrame]
    before: int
    complete: bool
    type_: Literal["history"] = "history"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        messages = []
        for messages_item_data in self.messages:
            messages_item = messages_item_data.to_dict()
            messages.append(messages_item)

        before = self.before

        complete = self.complete

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "messages": messages,
                "before": before,
                "complete": complete,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.message_frame import MessageFrame  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["history"], d.pop("type"))
        if type_ != "history":
            raise ValueError(f"type must match const 'history', got '{type_}'")

        messages = []
        _messages = d.pop("messages")
        for messages_item_data in _messages:
            messages_item = MessageFrame.from_dict(messages_item_data)

            messages.append(messages_item)

        before = d.pop("before")

        complete = d.pop("complete")

        history = cls(
            type_=type_,
            messages=messages,
            before=before,
            complete=complete,
        )

        history.additional_properties = d
        return history

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
