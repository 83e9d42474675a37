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

T = TypeVar("T", bound="LocationContent")


@_attrs_define
class LocationContent:
    """A point in degrees.

    Attributes:
        kind (Literal['location']):
        latitude (float):
        longitude (float):
        name (str):
        address (str):
    """

    kind: Literal["location"]
    latitude: float
    longitude: float
    name: str
    address: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        latitude = self.latitude

        longitude = self.longitude

        name = self.name

        address = self.address

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "latitude": latitude,
                "longitude": longitude,
                "name": name,
                "address": address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["location"], d.pop("kind"))
        if kind != "location":
            raise ValueError(f"kind must match const 'location', got '{kind}'")

        latitude = d.pop("latitude")

        longitude = d.pop("longitude")

        name = d.pop("name")

        address = d.pop("address")

        location_content = cls(
            kind=kind,
            latitude=latitude,
            longitude=longitude,
            name=name,
            address=address,
        )

        location_content.additional_properties = d
        return location_content

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
