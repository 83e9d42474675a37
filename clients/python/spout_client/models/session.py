from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ref import Ref


T = TypeVar("T", bound="Session")


@_attrs_define
class Session:
    """
    Attributes:
        id (UUID):
        device (str): The User-Agent that signed in.
        address (None | str):
        vendor (None | Ref):
        created_at (datetime.datetime):
        last_seen_at (datetime.datetime): When it signed in or refreshed last; at most 15 minutes behind.
        is_current (bool):
    """

    id: UUID
    device: str
    address: None | str
    vendor: None | Ref
    created_at: datetime.datetime
    last_seen_at: datetime.datetime
    is_current: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ref import Ref  # noqa: PLC0415

        id = str(self.id)

        device = self.device

        address: None | str
        address = self.address

        vendor: dict[str, Any] | None
        if isinstance(self.vendor, Ref):
            vendor = self.vendor.to_dict()
        else:
            vendor = self.vendor

        created_at = self.created_at.isoformat()

        last_seen_at = self.last_seen_at.isoformat()

        is_current = self.is_current

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "device": device,
                "address": address,
                "vendor": vendor,
                "created_at": created_at,
                "last_seen_at": last_seen_at,
                "is_current": is_current,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ref import Ref  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        device = d.pop("device")

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_vendor(data: object) -> None | Ref:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                vendor_type_0 = Ref.from_dict(data)

                return vendor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Ref, data)

        vendor = _parse_vendor(d.pop("vendor"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        last_seen_at = datetime.datetime.fromisoformat(d.pop("last_seen_at"))

        is_current = d.pop("is_current")

        session = cls(
            id=id,
            device=device,
            address=address,
            vendor=vendor,
            created_at=created_at,
            last_seen_at=last_seen_at,
            is_current=is_current,
        )

        session.additional_properties = d
        return session

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
