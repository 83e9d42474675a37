from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PublicVendor")


@_attrs_define
class PublicVendor:
    """
    Attributes:
        name (str):
        slug (str):
        website (str):
        timezone (str):
        locale (str):
        currency (str):
        country_code (str):
        booking_page_url (None | str): The page to book on; null when it takes no bookings there.
    """

    name: str
    slug: str
    website: str
    timezone: str
    locale: str
    currency: str
    country_code: str
    booking_page_url: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        slug = self.slug

        website = self.website

        timezone = self.timezone

        locale = self.locale

        currency = self.currency

        country_code = self.country_code

        booking_page_url: None | str
        booking_page_url = self.booking_page_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "slug": slug,
                "website": website,
                "timezone": timezone,
                "locale": locale,
                "currency": currency,
                "country_code": country_code,
                "booking_page_url": booking_page_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        slug = d.pop("slug")

        website = d.pop("website")

        timezone = d.pop("timezone")

        locale = d.pop("locale")

        currency = d.pop("currency")

        country_code = d.pop("country_code")

        def _parse_booking_page_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        booking_page_url = _parse_booking_page_url(d.pop("booking_page_url"))

        public_vendor = cls(
            name=name,
            slug=slug,
            website=website,
            timezone=timezone,
            locale=locale,
            currency=currency,
            country_code=country_code,
            booking_page_url=booking_page_url,
        )

        public_vendor.additional_properties = d
        return public_vendor

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
