from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_channel import MessageChannel, check_message_channel
from ..models.refusable_kind import RefusableKind, check_refusable_kind
from ..models.told_how import ToldHow, check_told_how

T = TypeVar("T", bound="Refusal")


@_attrs_define
class Refusal:
    """
    Attributes:
        channel (MessageChannel):
        kind (RefusableKind):
        how (ToldHow):
        told_at (datetime.datetime):
    """

    channel: MessageChannel
    kind: RefusableKind
    how: ToldHow
    told_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        channel: str = self.channel

        kind: str = self.kind

        how: str = self.how

        told_at = self.told_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "channel": channel,
                "kind": kind,
                "how": how,
                "told_at": told_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        channel = check_message_channel(d.pop("channel"))

        kind = check_refusable_kind(d.pop("kind"))

        how = check_told_how(d.pop("how"))

        told_at = datetime.datetime.fromisoformat(d.pop("told_at"))

        refusal = cls(
            channel=channel,
            kind=kind,
            how=how,
            told_at=told_at,
        )

        refusal.additional_properties = d
        return refusal

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
