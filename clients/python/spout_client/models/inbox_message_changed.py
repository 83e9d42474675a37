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
    from ..models.attachment_frame import AttachmentFrame
    from ..models.named import Named
    from ..models.reaction_frame import ReactionFrame


T = TypeVar("T", bound="InboxMessageChanged")


@_attrs_define
class InboxMessageChanged:
    """A file or a reaction of a message of some conversation.

    Attributes:
        type_ (Literal['message_changed']):  Default: 'message_changed'.
        id (UUID):
        seq (int):
        attachments (list[AttachmentFrame]):
        reactions (list[ReactionFrame]):
        timestamp (datetime.datetime):
        conversation_id (UUID):
        contact (Named): A user (`id` is the user's id) or a contact.
    """

    id: UUID
    seq: int
    attachments: list[AttachmentFrame]
    reactions: list[ReactionFrame]
    timestamp: datetime.datetime
    conversation_id: UUID
    contact: Named
    type_: Literal["message_changed"] = "message_changed"
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

        conversation_id = str(self.conversation_id)

        contact = self.contact.to_dict()

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
                "conversation_id": conversation_id,
                "contact": contact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attachment_frame import AttachmentFrame  # noqa: PLC0415
        from ..models.named import Named  # noqa: PLC0415
        from ..models.reaction_frame import ReactionFrame  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["message_changed"], d.pop("type"))
        if type_ != "message_changed":
            raise ValueError(f"type must match const 'message_changed', got '{type_}'")

        id = UUID(d.pop("id"))

        seq = d.pop("seq")

        attachments = []
        _attachments = d.pop("attachments")
        for attachments_item_data in _attachments:
            attachments_item = AttachmentFrame.from_dict(attachments_item_data)

            attachments.append(attachments_item)

        reactions = []
        _reactions = d.pop("reactions")
        for reactions_item_data in _reactions:
            reactions_item = ReactionFrame.from_dict(reactions_item_data)

            reactions.append(reactions_item)

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        conversation_id = UUID(d.pop("conversation_id"))

        contact = Named.from_dict(d.pop("contact"))

        inbox_message_changed = cls(
            type_=type_,
            id=id,
            seq=seq,
            attachments=attachments,
            reactions=reactions,
            timestamp=timestamp,
            conversation_id=conversation_id,
            contact=contact,
        )

        inbox_message_changed.additional_properties = d
        return inbox_message_changed

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
