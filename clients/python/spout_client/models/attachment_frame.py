from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attachment_state import AttachmentState, check_attachment_state

T = TypeVar("T", bound="AttachmentFrame")


@_attrs_define
class AttachmentFrame:
    """A file of a message. `GET /attachments/{id}` gives its address, once it is `stored`.

    Attributes:
        id (UUID):
        kind (str):
        mime_type (str):
        size (int | None):
        name (str):
        state (AttachmentState):
        reason (str):
    """

    id: UUID
    kind: str
    mime_type: str
    size: int | None
    name: str
    state: AttachmentState
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        mime_type = self.mime_type

        size: int | None
        size = self.size

        name = self.name

        state: str = self.state

        reason = self.reason

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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        mime_type = d.pop("mime_type")

        def _parse_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size = _parse_size(d.pop("size"))

        name = d.pop("name")

        state = check_attachment_state(d.pop("state"))

        reason = d.pop("reason")

        attachment_frame = cls(
            id=id,
            kind=kind,
            mime_type=mime_type,
            size=size,
            name=name,
            state=state,
            reason=reason,
        )

        attachment_frame.additional_properties = d
        return attachment_frame

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
