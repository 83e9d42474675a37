from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewVendor")


@_attrs_define
class NewVendor:
    """
    Attributes:
        name (str):
        timezone (str | Unset):  Default: 'UTC'.
        locale (str | Unset):  Default: 'en'.
        currency (str | Unset):  Default: 'USD'.
        country_code (None | str | Unset):
        website (str | Unset):  Default: ''.
        industry (str | Unset):  Default: ''.
        size (str | Unset):  Default: ''.
    """

    name: str
    timezone: str | Unset = "UTC"
    locale: str | Unset = "en"
    currency: str | Unset = "USD"
    country_code: None | str | Unset = UNSET
    website: str | Unset = ""
    industry: str | Unset = ""
    size: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        timezone = self.timezone

        locale = self.locale

        currency = self.currency

        country_code: None | str | Unset
        if isinstance(self.country_code, Unset):
            country_code = UNSET
        else:
            country_code = self.country_code

        website = self.website

        industry = self.industry

        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if timezone is not UNSET:
            field_dict["timezone"] = timezone
        if locale is not UNSET:
            field_dict["locale"] = locale
        if currency is not UNSET:
            field_dict["currency"] = currency
        if country_code is not UNSET:
            field_dict["country_code"] = country_code
        if website is not UNSET:
            field_dict["website"] = website
        if industry is not UNSET:
            field_dict["industry"] = industry
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        timezone = d.pop("timezone", UNSET)

        locale = d.pop("locale", UNSET)

        currency = d.pop("currency", UNSET)

        def _parse_country_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        country_code = _parse_country_code(d.pop("country_code", UNSET))

        website = d.pop("website", UNSET)

        industry = d.pop("industry", UNSET)

        size = d.pop("size", UNSET)

        new_vendor = cls(
            name=name,
            timezone=timezone,
            locale=locale,
            currency=currency,
            country_code=country_code,
            website=website,
            industry=industry,
            size=size,
        )

        return new_vendor
