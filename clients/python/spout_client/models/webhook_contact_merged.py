from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.contact_merged_data import ContactMergedData


T = TypeVar("T", bound="WebhookContactMerged")


@_attrs_define
class WebhookContactMerged:
    """Two were one person, and are one.

    Attributes:
        type_ (Literal['contact.merged']):
        version (Literal[1]): Of the schema of `data`.
        timestamp (datetime.datetime): When it happened.
        data (ContactMergedData): `merged_id` is no more: what was its is `contact_id`'s.
    """

    type_: Literal["contact.merged"]
    version: Literal[1]
    timestamp: datetime.datetime
    data: ContactMergedData
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        version = self.version

        timestamp = self.timestamp.isoformat()

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "version": version,
                "timestamp": timestamp,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact_merged_data import ContactMergedData  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["contact.merged"], d.pop("type"))
        if type_ != "contact.merged":
            raise ValueError(f"type must match const 'contact.merged', got '{type_}'")

        version = cast(Literal[1], d.pop("version"))
        if version != 1:
            raise ValueError(f"version must match const 1, got '{version}'")

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        data = ContactMergedData.from_dict(d.pop("data"))

        webhook_contact_merged = cls(
            type_=type_,
            version=version,
            timestamp=timestamp,
            data=data,
        )

        webhook_contact_merged.additional_properties = d
        return webhook_contact_merged

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
