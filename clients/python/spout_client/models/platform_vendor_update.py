from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PlatformVendorUpdate")


@_attrs_define
class PlatformVendorUpdate:
    """
    Attributes:
        name (str | Unset):
        website (str | Unset):
        industry (str | Unset):
        size (str | Unset):
        timezone (str | Unset):
        locale (str | Unset):
        currency (str | Unset):
        country_code (str | Unset):
        colour (str | Unset): `#rrggbb`; empty: none.
        logo_url (str | Unset): `https` address of a PNG or JPEG.
        requires_two_factor (bool | Unset): Members without a second factor can do nothing here until they set one up.
        takes_public_bookings (bool | Unset): Whether customers may book without an account.
        away_message (str | Unset):
        is_active (bool | Unset):
    """

    name: str | Unset = UNSET
    website: str | Unset = UNSET
    industry: str | Unset = UNSET
    size: str | Unset = UNSET
    timezone: str | Unset = UNSET
    locale: str | Unset = UNSET
    currency: str | Unset = UNSET
    country_code: str | Unset = UNSET
    colour: str | Unset = UNSET
    logo_url: str | Unset = UNSET
    requires_two_factor: bool | Unset = UNSET
    takes_public_bookings: bool | Unset = UNSET
    away_message: str | Unset = UNSET
    is_active: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        website = self.website

        industry = self.industry

        size = self.size

        timezone = self.timezone

        locale = self.locale

        currency = self.currency

        country_code = self.country_code

        colour = self.colour

        logo_url = self.logo_url

        requires_two_factor = self.requires_two_factor

        takes_public_bookings = self.takes_public_bookings

        away_message = self.away_message

        is_active = self.is_active

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if website is not UNSET:
            field_dict["website"] = website
        if industry is not UNSET:
            field_dict["industry"] = industry
        if size is not UNSET:
            field_dict["size"] = size
        if timezone is not UNSET:
            field_dict["timezone"] = timezone
        if locale is not UNSET:
            field_dict["locale"] = locale
        if currency is not UNSET:
            field_dict["currency"] = currency
        if country_code is not UNSET:
            field_dict["country_code"] = country_code
        if colour is not UNSET:
            field_dict["colour"] = colour
        if logo_url is not UNSET:
            field_dict["logo_url"] = logo_url
        if requires_two_factor is not UNSET:
            field_dict["requires_two_factor"] = requires_two_factor
        if takes_public_bookings is not UNSET:
            field_dict["takes_public_bookings"] = takes_public_bookings
        if away_message is not UNSET:
            field_dict["away_message"] = away_message
        if is_active is not UNSET:
            field_dict["is_active"] = is_active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        website = d.pop("website", UNSET)

        industry = d.pop("industry", UNSET)

        size = d.pop("size", UNSET)

        timezone = d.pop("timezone", UNSET)

        locale = d.pop("locale", UNSET)

        currency = d.pop("currency", UNSET)

        country_code = d.pop("country_code", UNSET)

        colour = d.pop("colour", UNSET)

        logo_url = d.pop("logo_url", UNSET)

        requires_two_factor = d.pop("requires_two_factor", UNSET)

        takes_public_bookings = d.pop("takes_public_bookings", UNSET)

        away_message = d.pop("away_message", UNSET)

        is_active = d.pop("is_active", UNSET)

        platform_vendor_update = cls(
            name=name,
            website=website,
            industry=industry,
            size=size,
            timezone=timezone,
            locale=locale,
            currency=currency,
            country_code=country_code,
            colour=colour,
            logo_url=logo_url,
            requires_two_factor=requires_two_factor,
            takes_public_bookings=takes_public_bookings,
            away_message=away_message,
            is_active=is_active,
        )

        return platform_vendor_update
