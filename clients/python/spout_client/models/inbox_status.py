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

from ..models.message_status import MessageStatus, check_message_status

if TYPE_CHECKING:
    from ..models.named import Named


T = TypeVar("T", bound="InboxStatus")


@_attrs_define
class InboxStatus:
    """How far a message of some conversation has come.

    Attributes:
        type_ (Literal['status']):  Default: 'status'.
        id (UUID):
        seq (int):
        status (MessageStatus):
        timestamp (datetime.datetime):
        conversation_id (UUID):
        contact (Named): A user (`id` is the user's id) or a contact.
    """

    id: UUID
    seq: int
    status: MessageStatus
    timestamp: datetime.datetime
    conversation_id: UUID
    contact: Named
    type_: Literal["status"] = "status"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        id = str(self.id)

        seq = self.seq

        status: str = self.status

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
                "status": status,
                "timestamp": timestamp,
                "conversation_id": conversation_id,
                "contact": contact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named import Named  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["status"], d.pop("type"))
        if type_ != "status":
            raise ValueError(f"type must match const 'status', got '{type_}'")

        id = UUID(d.pop("id"))

        seq = d.pop("seq")

        status = check_message_status(d.pop("status"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        conversation_id = UUID(d.pop("conversation_id"))

        contact = Named.from_dict(d.pop("contact"))

        inbox_status = cls(
            type_=type_,
            id=id,
            seq=seq,
            status=status,
            timestamp=timestamp,
            conversation_id=conversation_id,
            contact=contact,
        )

        inbox_status.additional_properties = d
        return inbox_status

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
