from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attachment_kind import AttachmentKind, check_attachment_kind

T = TypeVar("T", bound="MediaContent")


@_attrs_define
class MediaContent:
    """A file of ours; the message's text is its caption.

    Attributes:
        kind (Literal['media']):
        media (AttachmentKind):
        attachment_id (str):
        filename (str):
    """

    kind: Literal["media"]
    media: AttachmentKind
    attachment_id: str
    filename: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        media: str = self.media

        attachment_id = self.attachment_id

        filename = self.filename

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "media": media,
                "attachment_id": attachment_id,
                "filename": filename,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["media"], d.pop("kind"))
        if kind != "media":
            raise ValueError(f"kind must match const 'media', got '{kind}'")

        media = check_attachment_kind(d.pop("media"))

        attachment_id = d.pop("attachment_id")

        filename = d.pop("filename")

        media_content = cls(
            kind=kind,
            media=media,
            attachment_id=attachment_id,
            filename=filename,
        )

        media_content.additional_properties = d
        return media_content

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
