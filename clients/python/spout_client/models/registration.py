from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_vendor import NewVendor


T = TypeVar("T", bound="Registration")


@_attrs_define
class Registration:
    """
    Attributes:
        email (str):
        first_name (str):
        last_name (str):
        password (str):
        username (None | str | Unset):
        language (str | Unset): Of letters to this person. Default: 'en'.
        vendor (NewVendor | None | Unset):
    """

    email: str
    first_name: str
    last_name: str
    password: str
    username: None | str | Unset = UNSET
    language: str | Unset = "en"
    vendor: NewVendor | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_vendor import NewVendor  # noqa: PLC0415

        email = self.email

        first_name = self.first_name

        last_name = self.last_name

        password = self.password

        username: None | str | Unset
        if isinstance(self.username, Unset):
            username = UNSET
        else:
            username = self.username

        language = self.language

        vendor: dict[str, Any] | None | Unset
        if isinstance(self.vendor, Unset):
            vendor = UNSET
        elif isinstance(self.vendor, NewVendor):
            vendor = self.vendor.to_dict()
        else:
            vendor = self.vendor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
                "first_name": first_name,
                "last_name": last_name,
                "password": password,
            }
        )
        if username is not UNSET:
            field_dict["username"] = username
        if language is not UNSET:
            field_dict["language"] = language
        if vendor is not UNSET:
            field_dict["vendor"] = vendor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_vendor import NewVendor  # noqa: PLC0415

        d = dict(src_dict)
        email = d.pop("email")

        first_name = d.pop("first_name")

        last_name = d.pop("last_name")

        password = d.pop("password")

        def _parse_username(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        username = _parse_username(d.pop("username", UNSET))

        language = d.pop("language", UNSET)

        def _parse_vendor(data: object) -> NewVendor | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                vendor_type_0 = NewVendor.from_dict(data)

                return vendor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewVendor | None | Unset, data)

        vendor = _parse_vendor(d.pop("vendor", UNSET))

        registration = cls(
            email=email,
            first_name=first_name,
            last_name=last_name,
            password=password,
            username=username,
            language=language,
            vendor=vendor,
        )

        return registration
