from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.outside_window import OutsideWindow, check_outside_window
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.whats_app_rates_given import WhatsAppRatesGiven


T = TypeVar("T", bound="WhatsAppChange")


@_attrs_define
class WhatsAppChange:
    """
    Attributes:
        outside_window (OutsideWindow | Unset):
        outside_template (str | Unset): An approved template that takes `name` and `message`, or less; empty: none.
        outside_language (str | Unset):
        booking_in_chat (bool | Unset):
        rates (None | Unset | WhatsAppRatesGiven): In place of all that there were; null: none. The reports' costs are
            counted by them.
    """

    outside_window: OutsideWindow | Unset = UNSET
    outside_template: str | Unset = UNSET
    outside_language: str | Unset = UNSET
    booking_in_chat: bool | Unset = UNSET
    rates: None | Unset | WhatsAppRatesGiven = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.whats_app_rates_given import WhatsAppRatesGiven  # noqa: PLC0415

        outside_window: str | Unset = UNSET
        if not isinstance(self.outside_window, Unset):
            outside_window = self.outside_window

        outside_template = self.outside_template

        outside_language = self.outside_language

        booking_in_chat = self.booking_in_chat

        rates: dict[str, Any] | None | Unset
        if isinstance(self.rates, Unset):
            rates = UNSET
        elif isinstance(self.rates, WhatsAppRatesGiven):
            rates = self.rates.to_dict()
        else:
            rates = self.rates

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if outside_window is not UNSET:
            field_dict["outside_window"] = outside_window
        if outside_template is not UNSET:
            field_dict["outside_template"] = outside_template
        if outside_language is not UNSET:
            field_dict["outside_language"] = outside_language
        if booking_in_chat is not UNSET:
            field_dict["booking_in_chat"] = booking_in_chat
        if rates is not UNSET:
            field_dict["rates"] = rates

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.whats_app_rates_given import WhatsAppRatesGiven  # noqa: PLC0415

        d = dict(src_dict)
        _outside_window = d.pop("outside_window", UNSET)
        outside_window: OutsideWindow | Unset
        if isinstance(_outside_window, Unset):
            outside_window = UNSET
        else:
            outside_window = check_outside_window(_outside_window)

        outside_template = d.pop("outside_template", UNSET)

        outside_language = d.pop("outside_language", UNSET)

        booking_in_chat = d.pop("booking_in_chat", UNSET)

        def _parse_rates(data: object) -> None | Unset | WhatsAppRatesGiven:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rates_type_0 = WhatsAppRatesGiven.from_dict(data)

                return rates_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | WhatsAppRatesGiven, data)

        rates = _parse_rates(d.pop("rates", UNSET))

        whats_app_change = cls(
            outside_window=outside_window,
            outside_template=outside_template,
            outside_language=outside_language,
            booking_in_chat=booking_in_chat,
            rates=rates,
        )

        return whats_app_change
