from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.user import User
    from ..models.vendor import Vendor


T = TypeVar("T", bound="SignedIn")


@_attrs_define
class SignedIn:
    """
    Attributes:
        access (str): For the Authorization header; 15 minutes.
        refresh (str): Spend it once at /auth/refresh; 30 days.
        user (User):
        vendor (None | Vendor):
    """

    access: str
    refresh: str
    user: User
    vendor: None | Vendor
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.vendor import Vendor  # noqa: PLC0415

        access = self.access

        refresh = self.refresh

        user = self.user.to_dict()

        vendor: dict[str, Any] | None
        if isinstance(self.vendor, Vendor):
            vendor = self.vendor.to_dict()
        else:
            vendor = self.vendor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "access": access,
                "refresh": refresh,
                "user": user,
                "vendor": vendor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.user import User  # noqa: PLC0415
        from ..models.vendor import Vendor  # noqa: PLC0415

        d = dict(src_dict)
        access = d.pop("access")

        refresh = d.pop("refresh")

        user = User.from_dict(d.pop("user"))

        def _parse_vendor(data: object) -> None | Vendor:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                vendor_type_0 = Vendor.from_dict(data)

                return vendor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Vendor, data)

        vendor = _parse_vendor(d.pop("vendor"))

        signed_in = cls(
            access=access,
            refresh=refresh,
            user=user,
            vendor=vendor,
        )

        signed_in.additional_properties = d
        return signed_in

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
