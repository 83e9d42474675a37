from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.message import Message
    from ..models.message_changed_frame import MessageChangedFrame
    from ..models.status_frame import StatusFrame


T = TypeVar("T", bound="ConversationEvents")


@_attrs_define
class ConversationEvents:
    """
    Attributes:
        items (list[Message | MessageChangedFrame | StatusFrame]): Changes of what you have, then the messages behind
            it.
        after (int): The `seq` to ask with next.
        complete (bool): Whether there is nothing more for now.
    """

    items: list[Message | MessageChangedFrame | StatusFrame]
    after: int
    complete: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.message import Message  # noqa: PLC0415
        from ..models.status_frame import StatusFrame  # noqa: PLC0415

        items = []
        for items_item_data in self.items:
            items_item: dict[str, Any]
            if isinstance(items_item_data, Message):
                items_item = items_item_data.to_dict()
            elif isinstance(items_item_data, StatusFrame):
                items_item = items_item_data.to_dict()
            else:
                items_item = items_item_data.to_dict()

            items.append(items_item)

        after = self.after

        complete = self.complete

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "after": after,
                "complete": complete,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.message import Message  # noqa: PLC0415
        from ..models.message_changed_frame import MessageChangedFrame  # noqa: PLC0415
        from ..models.status_frame import StatusFrame  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:

            def _parse_items_item(data: object) -> Message | MessageChangedFrame | StatusFrame:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_conversation_event_type_0 = Message.from_dict(data)

                    return componentsschemas_conversation_event_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    componentsschemas_conversation_event_type_1 = StatusFrame.from_dict(data)

                    return componentsschemas_conversation_event_type_1
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_conversation_event_type_2 = MessageChangedFrame.from_dict(data)

                return componentsschemas_conversation_event_type_2

            items_item = _parse_items_item(items_item_data)

            items.append(items_item)

        after = d.pop("after")

        complete = d.pop("complete")

        conversation_events = cls(
            items=items,
            after=after,
            complete=complete,
        )

        conversation_events.additional_properties = d
        return conversation_events

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
