from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ContactMergedData")


@_attrs_define
class ContactMergedData:
    """`merged_id` is no more: what was its is `contact_id`'s.

    Attributes:
        contact_id (UUID):
        merged_id (UUID):
        ended_conversation_id (None | UUID):
    """

    contact_id: UUID
    merged_id: UUID
    ended_conversation_id: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contact_id = str(self.contact_id)

        merged_id = str(self.merged_id)

        ended_conversation_id: None | str
        if isinstance(self.ended_conversation_id, UUID):
            ended_conversation_id = str(self.ended_conversation_id)
        else:
            ended_conversation_id = self.ended_conversation_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contact_id": contact_id,
                "merged_id": merged_id,
                "ended_conversation_id": ended_conversation_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contact_id = UUID(d.pop("contact_id"))

        merged_id = UUID(d.pop("merged_id"))

        def _parse_ended_conversation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_conversation_id_type_0 = UUID(data)

                return ended_conversation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        ended_conversation_id = _parse_ended_conversation_id(d.pop("ended_conversation_id"))

        contact_merged_data = cls(
            contact_id=contact_id,
            merged_id=merged_id,
            ended_conversation_id=ended_conversation_id,
        )

        contact_merged_data.additional_properties = d
        return contact_merged_data

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
