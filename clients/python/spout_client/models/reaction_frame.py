from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.sender import Sender


T = TypeVar("T", bound="ReactionFrame")


@_attrs_define
class ReactionFrame:
    """An emoji that somebody put on a message.

    Attributes:
        emoji (str):
        sender (Sender):
        timestamp (datetime.datetime):
    """

    emoji: str
    sender: Sender
    timestamp: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        emoji = self.emoji

        sender = self.sender.to_dict()

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "emoji": emoji,
                "sender": sender,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sender import Sender  # noqa: PLC0415

        d = dict(src_dict)
        emoji = d.pop("emoji")

        sender = Sender.from_dict(d.pop("sender"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        reaction_frame = cls(
            emoji=emoji,
            sender=sender,
            timestamp=timestamp,
        )

        reaction_frame.additional_properties = d
        return reaction_frame

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
