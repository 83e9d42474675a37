from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_channel import MessageChannel, check_message_channel

T = TypeVar("T", bound="RefusalData")


@_attrs_define
class RefusalData:
    """
    Attributes:
        contact_id (UUID):
        channel (MessageChannel):
        kinds (list[str]): Of what messages.
        refused (bool): False: they are wanted again.
    """

    contact_id: UUID
    channel: MessageChannel
    kinds: list[str]
    refused: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contact_id = str(self.contact_id)

        channel: str = self.channel

        kinds = self.kinds

        refused = self.refused

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contact_id": contact_id,
                "channel": channel,
                "kinds": kinds,
                "refused": refused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contact_id = UUID(d.pop("contact_id"))

        channel = check_message_channel(d.pop("channel"))

        kinds = cast(list[str], d.pop("kinds"))

        refused = d.pop("refused")

        refusal_data = cls(
            contact_id=contact_id,
            channel=channel,
            kinds=kinds,
            refused=refused,
        )

        refusal_data.additional_properties = d
        return refusal_data

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
