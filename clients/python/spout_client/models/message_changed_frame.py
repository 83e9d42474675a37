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
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.message_attachment import MessageAttachment
    from ..models.reaction import Reaction


T = TypeVar("T", bound="MessageChangedFrame")


@_attrs_define
class MessageChangedFrame:
    """A file of the message arrived, or a reaction came or went: both as they are now.

    Attributes:
        type_ (Literal['message_changed']):
        id (UUID):
        seq (int):
        attachments (list[MessageAttachment]):
        reactions (list[Reaction]):
        timestamp (datetime.datetime):
    """

    type_: Literal["message_changed"]
    id: UUID
    seq: int
    attachments: list[MessageAttachment]
    reactions: list[Reaction]
    timestamp: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        id = str(self.id)

        seq = self.seq

        attachments = []
        for attachments_item_data in self.attachments:
            attachments_item = attachments_item_data.to_dict()
            attachments.append(attachments_item)

        reactions = []
        for reactions_item_data in self.reactions:
            reactions_item = reactions_item_data.to_dict()
            reactions.append(reactions_item)

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
                "seq": seq,
                "attachments": attachments,
                "reactions": reactions,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.message_attachment import MessageAttachment  # noqa: PLC0415
        from ..models.reaction import Reaction  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["message_changed"], d.pop("type"))
        if type_ != "message_changed":
            raise ValueError(f"type must match const 'message_changed', got '{type_}'")

        id = UUID(d.pop("id"))

        seq = d.pop("seq")

        attachments = []
        _attachments = d.pop("attachments")
        for attachments_item_data in _attachments:
            attachments_item = MessageAttachment.from_dict(attachments_item_data)

            attachments.append(attachments_item)

        reactions = []
        _reactions = d.pop("reactions")
        for reactions_item_data in _reactions:
            reactions_item = Reaction.from_dict(reactions_item_data)

            reactions.append(reactions_item)

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        message_changed_frame = cls(
            type_=type_,
            id=id,
            seq=seq,
            attachments=attachments,
            reactions=reactions,
            timestamp=timestamp,
        )

        message_changed_frame.additional_properties = d
        return message_changed_frame

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
