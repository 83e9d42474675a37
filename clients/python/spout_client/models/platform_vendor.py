from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlatformVendor")


@_attrs_define
class PlatformVendor:
    """
    Attributes:
        id (UUID):
        name (str):
        slug (str):
        website (str):
        industry (str):
        size (str):
        timezone (str):
        locale (str):
        currency (str):
        country_code (str):
        colour (str): Of letters: `#rrggbb`; empty: Spout's own.
        logo_url (str): Shown in letters; empty: the first letter of the name.
        requires_two_factor (bool):
        takes_public_bookings (bool):
        away_message (str): What customers who write outside the hours are answered; empty: nothing.
        is_active (bool): False: suspended, its members can't work in it.
        created_at (datetime.datetime):
    """

    id: UUID
    name: str
    slug: str
    website: str
    industry: str
    size: str
    timezone: str
    locale: str
    currency: str
    country_code: str
    colour: str
    logo_url: str
    requires_two_factor: bool
    takes_public_bookings: bool
    away_message: str
    is_active: bool
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        slug = self.slug

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

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "slug": slug,
                "website": website,
                "industry": industry,
                "size": size,
                "timezone": timezone,
                "locale": locale,
                "currency": currency,
                "country_code": country_code,
                "colour": colour,
                "logo_url": logo_url,
                "requires_two_factor": requires_two_factor,
                "takes_public_bookings": takes_public_bookings,
                "away_message": away_message,
                "is_active": is_active,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        slug = d.pop("slug")

        website = d.pop("website")

        industry = d.pop("industry")

        size = d.pop("size")

        timezone = d.pop("timezone")

        locale = d.pop("locale")

        currency = d.pop("currency")

        country_code = d.pop("country_code")

        colour = d.pop("colour")

        logo_url = d.pop("logo_url")

        requires_two_factor = d.pop("requires_two_factor")

        takes_public_bookings = d.pop("takes_public_bookings")

        away_message = d.pop("away_message")

        is_active = d.pop("is_active")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        platform_vendor = cls(
            id=id,
            name=name,
            slug=slug,
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
            created_at=created_at,
        )

        platform_vendor.additional_properties = d
        return platform_vendor

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
