from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.user import User
    from ..models.vendor import Vendor


T = TypeVar("T", bound="Joined")


@_attrs_define
class Joined:
    """
    Attributes:
        member_id (UUID):
        user (User):
        vendor (Vendor):
        access (None | str): Null for an account that existed: sign in to it as ever.
        refresh (None | str):
    """

    member_id: UUID
    user: User
    vendor: Vendor
    access: None | str
    refresh: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        member_id = str(self.member_id)

        user = self.user.to_dict()

        vendor = self.vendor.to_dict()

        access: None | str
        access = self.access

        refresh: None | str
        refresh = self.refresh

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "member_id": member_id,
                "user": user,
                "vendor": vendor,
                "access": access,
                "refresh": refresh,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.user import User  # noqa: PLC0415
        from ..models.vendor import Vendor  # noqa: PLC0415

        d = dict(src_dict)
        member_id = UUID(d.pop("member_id"))

        user = User.from_dict(d.pop("user"))

        vendor = Vendor.from_dict(d.pop("vendor"))

        def _parse_access(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        access = _parse_access(d.pop("access"))

        def _parse_refresh(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        refresh = _parse_refresh(d.pop("refresh"))

        joined = cls(
            member_id=member_id,
            user=user,
            vendor=vendor,
            access=access,
            refresh=refresh,
        )

        joined.additional_properties = d
        return joined

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
