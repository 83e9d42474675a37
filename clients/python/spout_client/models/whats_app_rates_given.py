from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="WhatsAppRatesGiven")


@_attrs_define
class WhatsAppRatesGiven:
    """What the vendor pays for one message that WhatsApp charges, by Meta's category. Meta's rates differ by the
    customer's country: give those of where most customers are.

        Attributes:
            currency (str):
            marketing (None | str | Unset):
            marketing_lite (None | str | Unset):
            utility (None | str | Unset):
            authentication (None | str | Unset):
            authentication_international (None | str | Unset):
            service (None | str | Unset):
    """

    currency: str
    marketing: None | str | Unset = UNSET
    marketing_lite: None | str | Unset = UNSET
    utility: None | str | Unset = UNSET
    authentication: None | str | Unset = UNSET
    authentication_international: None | str | Unset = UNSET
    service: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        currency = self.currency

        marketing: None | str | Unset
        if isinstance(self.marketing, Unset):
            marketing = UNSET
        else:
            marketing = self.marketing

        marketing_lite: None | str | Unset
        if isinstance(self.marketing_lite, Unset):
            marketing_lite = UNSET
        else:
            marketing_lite = self.marketing_lite

        utility: None | str | Unset
        if isinstance(self.utility, Unset):
            utility = UNSET
        else:
            utility = self.utility

        authentication: None | str | Unset
        if isinstance(self.authentication, Unset):
            authentication = UNSET
        else:
            authentication = self.authentication

        authentication_international: None | str | Unset
        if isinstance(self.authentication_international, Unset):
            authentication_international = UNSET
        else:
            authentication_international = self.authentication_international

        service: None | str | Unset
        if isinstance(self.service, Unset):
            service = UNSET
        else:
            service = self.service

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currency": currency,
            }
        )
        if marketing is not UNSET:
            field_dict["marketing"] = marketing
        if marketing_lite is not UNSET:
            field_dict["marketing_lite"] = marketing_lite
        if utility is not UNSET:
            field_dict["utility"] = utility
        if authentication is not UNSET:
            field_dict["authentication"] = authentication
        if authentication_international is not UNSET:
            field_dict["authentication_international"] = authentication_international
        if service is not UNSET:
            field_dict["service"] = service

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        currency = d.pop("currency")

        def _parse_marketing(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        marketing = _parse_marketing(d.pop("marketing", UNSET))

        def _parse_marketing_lite(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        marketing_lite = _parse_marketing_lite(d.pop("marketing_lite", UNSET))

        def _parse_utility(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        utility = _parse_utility(d.pop("utility", UNSET))

        def _parse_authentication(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        authentication = _parse_authentication(d.pop("authentication", UNSET))

        def _parse_authentication_international(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        authentication_international = _parse_authentication_international(d.pop("authentication_international", UNSET))

        def _parse_service(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        service = _parse_service(d.pop("service", UNSET))

        whats_app_rates_given = cls(
            currency=currency,
            marketing=marketing,
            marketing_lite=marketing_lite,
            utility=utility,
            authentication=authentication,
            authentication_international=authentication_international,
            service=service,
        )

        return whats_app_rates_given
