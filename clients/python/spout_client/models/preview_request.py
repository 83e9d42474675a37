from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.message_channel import MessageChannel, check_message_channel
from ..models.message_kind import MessageKind, check_message_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="PreviewRequest")


@_attrs_define
class PreviewRequest:
    """
    Attributes:
        kind (MessageKind):
        channel (MessageChannel):
        language (str | Unset):  Default: 'en'.
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name; empty: the usual one.
            Default: ''.
        subject (str | Unset): In the place of what is set.
        body (str | Unset): In the place of what is set.
        booking_id (None | Unset | UUID): Whose data is shown; the next booking's when left out.
    """

    kind: MessageKind
    channel: MessageChannel
    language: str | Unset = "en"
    variant: str | Unset = ""
    subject: str | Unset = UNSET
    body: str | Unset = UNSET
    booking_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        channel: str = self.channel

        language = self.language

        variant = self.variant

        subject = self.subject

        body = self.body

        booking_id: None | str | Unset
        if isinstance(self.booking_id, Unset):
            booking_id = UNSET
        elif isinstance(self.booking_id, UUID):
            booking_id = str(self.booking_id)
        else:
            booking_id = self.booking_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "channel": channel,
            }
        )
        if language is not UNSET:
            field_dict["language"] = language
        if variant is not UNSET:
            field_dict["variant"] = variant
        if subject is not UNSET:
            field_dict["subject"] = subject
        if body is not UNSET:
            field_dict["body"] = body
        if booking_id is not UNSET:
            field_dict["booking_id"] = booking_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_message_kind(d.pop("kind"))

        channel = check_message_channel(d.pop("channel"))

        language = d.pop("language", UNSET)

        variant = d.pop("variant", UNSET)

        subject = d.pop("subject", UNSET)

        body = d.pop("body", UNSET)

        def _parse_booking_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                booking_id_type_0 = UUID(data)

                return booking_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        booking_id = _parse_booking_id(d.pop("booking_id", UNSET))

        preview_request = cls(
            kind=kind,
            channel=channel,
            language=language,
            variant=variant,
            subject=subject,
            body=body,
            booking_id=booking_id,
        )

        return preview_request
