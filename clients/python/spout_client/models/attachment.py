from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attachment_kind import AttachmentKind, check_attachment_kind
from ..models.attachment_state import AttachmentState, check_attachment_state

T = TypeVar("T", bound="Attachment")


@_attrs_define
class Attachment:
    """
    Attributes:
        id (UUID):
        kind (AttachmentKind):
        mime_type (str):
        size (int | None): Bytes; null until the file is here.
        name (str): The file's name as its sender had it, or empty.
        state (AttachmentState):
        reason (str): Why it failed, or is not here yet.
        url (None | str): Where the file is, for whoever has the address, until `url_expires_at`.
        url_expires_at (datetime.datetime | None):
    """

    id: UUID
    kind: AttachmentKind
    mime_type: str
    size: int | None
    name: str
    state: AttachmentState
    reason: str
    url: None | str
    url_expires_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        mime_type = self.mime_type

        size: int | None
        size = self.size

        name = self.name

        state: str = self.state

        reason = self.reason

        url: None | str
        url = self.url

        url_expires_at: None | str
        if isinstance(self.url_expires_at, datetime.datetime):
            url_expires_at = self.url_expires_at.isoformat()
        else:
            url_expires_at = self.url_expires_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "mime_type": mime_type,
                "size": size,
                "name": name,
                "state": state,
                "reason": reason,
                "url": url,
                "url_expires_at": url_expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_attachment_kind(d.pop("kind"))

        mime_type = d.pop("mime_type")

        def _parse_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size = _parse_size(d.pop("size"))

        name = d.pop("name")

        state = check_attachment_state(d.pop("state"))

        reason = d.pop("reason")

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        def _parse_url_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                url_expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return url_expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        url_expires_at = _parse_url_expires_at(d.pop("url_expires_at"))

        attachment = cls(
            id=id,
            kind=kind,
            mime_type=mime_type,
            size=size,
            name=name,
            state=state,
            reason=reason,
            url=url,
            url_expires_at=url_expires_at,
        )

        attachment.additional_properties = d
        return attachment

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
