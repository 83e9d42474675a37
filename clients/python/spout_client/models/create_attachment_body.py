from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar

from attrs import define as _attrs_define

from .. import types
from ..types import File

T = TypeVar("T", bound="CreateAttachmentBody")


@_attrs_define
class CreateAttachmentBody:
    """
    Attributes:
        file (File): JPEG or PNG (5 MB), MP4 or 3GPP (16 MB), AAC, AMR, MP3, M4A or OGG (16 MB), PDF, Word, Excel,
            PowerPoint or plain text (16 MB).
    """

    file: File

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
            }
        )

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        return files

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        create_attachment_body = cls(
            file=file,
        )

        return create_attachment_body
