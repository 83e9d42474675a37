from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_channel import MessageChannel, check_message_channel
from ..models.message_kind import MessageKind, check_message_kind

T = TypeVar("T", bound="MessageTemplate")


@_attrs_define
class MessageTemplate:
    """
    Attributes:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        variant (str):
        subject (str): Of an e-mail.
        body (str):
        approved_template (str):
        is_default (bool): True: as it comes with Spout.
        placeholders (list[str]): What it may hold, in braces.
    """

    kind: MessageKind
    channel: MessageChannel
    language: str
    variant: str
    subject: str
    body: str
    approved_template: str
    is_default: bool
    placeholders: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        channel: str = self.channel

        language = self.language

        variant = self.variant

        subject = self.subject

        body = self.body

        approved_template = self.approved_template

        is_default = self.is_default

        placeholders = self.placeholders

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "channel": channel,
                "language": language,
                "variant": variant,
                "subject": subject,
                "body": body,
                "approved_template": approved_template,
                "is_default": is_default,
                "placeholders": placeholders,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_message_kind(d.pop("kind"))

        channel = check_message_channel(d.pop("channel"))

        language = d.pop("language")

        variant = d.pop("variant")

        subject = d.pop("subject")

        body = d.pop("body")

        approved_template = d.pop("approved_template")

        is_default = d.pop("is_default")

        placeholders = cast(list[str], d.pop("placeholders"))

        message_template = cls(
            kind=kind,
            channel=channel,
            language=language,
            variant=variant,
            subject=subject,
            body=body,
            approved_template=approved_template,
            is_default=is_default,
            placeholders=placeholders,
        )

        message_template.additional_properties = d
        return message_template

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
