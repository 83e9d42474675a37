from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar

from attrs import define as _attrs_define

from .. import types
from ..types import File

T = TypeVar("T", bound="ImportContactsBody")


@_attrs_define
class ImportContactsBody:
    """
    Attributes:
        file (File): CSV in UTF-8, at most 2000 rows and 2 MB. The first row names the columns: name, phone_number,
            whatsapp_id, business_scoped_id, email, language, and id for those that are known; as exported.
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

        import_contacts_body = cls(
            file=file,
        )

        return import_contacts_body
