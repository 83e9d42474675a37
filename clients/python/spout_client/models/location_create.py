from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LocationCreate")


@_attrs_define
class LocationCreate:
    """A point in degrees.

    Attributes:
        kind (Literal['location']):
        latitude (float):
        longitude (float):
        client_id (None | str | Unset): Any string of yours, unique in the conversation: sent again, it is stored once.
        reply_to (int | None | Unset): The `seq` that it answers.
        name (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
    """

    kind: Literal["location"]
    latitude: float
    longitude: float
    client_id: None | str | Unset = UNSET
    reply_to: int | None | Unset = UNSET
    name: str | Unset = ""
    address: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        latitude = self.latitude

        longitude = self.longitude

        client_id: None | str | Unset
        if isinstance(self.client_id, Unset):
            client_id = UNSET
        else:
            client_id = self.client_id

        reply_to: int | None | Unset
        if isinstance(self.reply_to, Unset):
            reply_to = UNSET
        else:
            reply_to = self.reply_to

        name = self.name

        address = self.address

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "latitude": latitude,
                "longitude": longitude,
            }
        )
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if reply_to is not UNSET:
            field_dict["reply_to"] = reply_to
        if name is not UNSET:
            field_dict["name"] = name
        if address is not UNSET:
            field_dict["address"] = address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["location"], d.pop("kind"))
        if kind != "location":
            raise ValueError(f"kind must match const 'location', got '{kind}'")

        latitude = d.pop("latitude")

        longitude = d.pop("longitude")

        def _parse_client_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        client_id = _parse_client_id(d.pop("client_id", UNSET))

        def _parse_reply_to(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        reply_to = _parse_reply_to(d.pop("reply_to", UNSET))

        name = d.pop("name", UNSET)

        address = d.pop("address", UNSET)

        location_create = cls(
            kind=kind,
            latitude=latitude,
            longitude=longitude,
            client_id=client_id,
            reply_to=reply_to,
            name=name,
            address=address,
        )

        return location_create
