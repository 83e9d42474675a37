from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.webhook_event_type_data_schema import WebhookEventTypeDataSchema


T = TypeVar("T", bound="WebhookEventType")


@_attrs_define
class WebhookEventType:
    """
    Attributes:
        name (str):
        description (str):
        version (int):
        needs (str): The permission that whoever wants to be told must have.
        data_schema (WebhookEventTypeDataSchema): JSON Schema of the event's `data`.
    """

    name: str
    description: str
    version: int
    needs: str
    data_schema: WebhookEventTypeDataSchema
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        version = self.version

        needs = self.needs

        data_schema = self.data_schema.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "description": description,
                "version": version,
                "needs": needs,
                "data_schema": data_schema,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.webhook_event_type_data_schema import WebhookEventTypeDataSchema  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description")

        version = d.pop("version")

        needs = d.pop("needs")

        data_schema = WebhookEventTypeDataSchema.from_dict(d.pop("data_schema"))

        webhook_event_type = cls(
            name=name,
            description=description,
            version=version,
            needs=needs,
            data_schema=data_schema,
        )

        webhook_event_type.additional_properties = d
        return webhook_event_type

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
