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

from ..models.conversation_status import ConversationStatus, check_conversation_status

if TYPE_CHECKING:
    from ..models.named import Named


T = TypeVar("T", bound="ConversationChangedFrame")


@_attrs_define
class ConversationChangedFrame:
    """Something of a conversation other than its messages changed; `fields` names it.

    Attributes:
        type_ (Literal['conversation_changed']):  Default: 'conversation_changed'.
        conversation_id (UUID):
        contact (Named): A user (`id` is the user's id) or a contact.
        fields (list[str]):
        status (ConversationStatus):
        timestamp (datetime.datetime):
    """

    conversation_id: UUID
    contact: Named
    fields: list[str]
    status: ConversationStatus
    timestamp: datetime.datetime
    type_: Literal["conversation_changed"] = "conversation_changed"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        conversation_id = str(self.conversation_id)

        contact = self.contact.to_dict()

        fields = self.fields

        status: str = self.status

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "conversation_id": conversation_id,
                "contact": contact,
                "fields": fields,
                "status": status,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named import Named  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["conversation_changed"], d.pop("type"))
        if type_ != "conversation_changed":
            raise ValueError(f"type must match const 'conversation_changed', got '{type_}'")

        conversation_id = UUID(d.pop("conversation_id"))

        contact = Named.from_dict(d.pop("contact"))

        fields = cast(list[str], d.pop("fields"))

        status = check_conversation_status(d.pop("status"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        conversation_changed_frame = cls(
            type_=type_,
            conversation_id=conversation_id,
            contact=contact,
            fields=fields,
            status=status,
            timestamp=timestamp,
        )

        conversation_changed_frame.additional_properties = d
        return conversation_changed_frame

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
