from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WhatsAppRates")


@_attrs_define
class WhatsAppRates:
    """What the vendor pays for one message that WhatsApp charges, by Meta's category; null: it has not said.

    Attributes:
        currency (str):
        marketing (None | str):
        marketing_lite (None | str):
        utility (None | str):
        authentication (None | str):
        authentication_international (None | str):
        service (None | str):
    """

    currency: str
    marketing: None | str
    marketing_lite: None | str
    utility: None | str
    authentication: None | str
    authentication_international: None | str
    service: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        currency = self.currency

        marketing: None | str
        marketing = self.marketing

        marketing_lite: None | str
        marketing_lite = self.marketing_lite

        utility: None | str
        utility = self.utility

        authentication: None | str
        authentication = self.authentication

        authentication_international: None | str
        authentication_international = self.authentication_international

        service: None | str
        service = self.service

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "currency": currency,
                "marketing": marketing,
                "marketing_lite": marketing_lite,
                "utility": utility,
                "authentication": authentication,
                "authentication_international": authentication_international,
                "service": service,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        currency = d.pop("currency")

        def _parse_marketing(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        marketing = _parse_marketing(d.pop("marketing"))

        def _parse_marketing_lite(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        marketing_lite = _parse_marketing_lite(d.pop("marketing_lite"))

        def _parse_utility(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        utility = _parse_utility(d.pop("utility"))

        def _parse_authentication(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authentication = _parse_authentication(d.pop("authentication"))

        def _parse_authentication_international(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authentication_international = _parse_authentication_international(d.pop("authentication_international"))

        def _parse_service(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        service = _parse_service(d.pop("service"))

        whats_app_rates = cls(
            currency=currency,
            marketing=marketing,
            marketing_lite=marketing_lite,
            utility=utility,
            authentication=authentication,
            authentication_international=authentication_international,
            service=service,
        )

        whats_app_rates.additional_properties = d
        return whats_app_rates

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
