from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.message_channel import MessageChannel, check_message_channel
from ..models.refusable_kind import RefusableKind, check_refusable_kind

T = TypeVar("T", bound="RefusalPut")


@_attrs_define
class RefusalPut:
    """
    Attributes:
        channel (MessageChannel):
        kind (RefusableKind):
        refused (bool):
    """

    channel: MessageChannel
    kind: RefusableKind
    refused: bool

    def to_dict(self) -> dict[str, Any]:
        channel: str = self.channel

        kind: str = self.kind

        refused = self.refused

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "channel": channel,
                "kind": kind,
                "refused": refused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        channel = check_message_channel(d.pop("channel"))

        kind = check_refusable_kind(d.pop("kind"))

        refused = d.pop("refused")

        refusal_put = cls(
            channel=channel,
            kind=kind,
            refused=refused,
        )

        return refusal_put
