from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.outside_window import OutsideWindow, check_outside_window

if TYPE_CHECKING:
    from ..models.whats_app_rates import WhatsAppRates


T = TypeVar("T", bound="WhatsAppChannel")


@_attrs_define
class WhatsAppChannel:
    """
    Attributes:
        phone_number_id (str):
        business_account_id (str):
        created_at (datetime.datetime):
        stopped_at (datetime.datetime | None): Since when nothing leaves by it, because WhatsApp wants it so.
        problem (str): Why it is stopped; else empty.
        outside_window (OutsideWindow):
        outside_template (str): The template that stands in for such a text; empty: none.
        outside_language (str):
        booking_in_chat (bool): Whether notes about bookings carry buttons, and customers book, move and cancel by
            tapping.
        rates (None | WhatsAppRates): What messages cost the vendor; null: it has not said.
        synced_at (datetime.datetime | None): When the templates were last read from WhatsApp.
        sync_problem (str): Why they could not be read, the last time; else empty.
    """

    phone_number_id: str
    business_account_id: str
    created_at: datetime.datetime
    stopped_at: datetime.datetime | None
    problem: str
    outside_window: OutsideWindow
    outside_template: str
    outside_language: str
    booking_in_chat: bool
    rates: None | WhatsAppRates
    synced_at: datetime.datetime | None
    sync_problem: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.whats_app_rates import WhatsAppRates  # noqa: PLC0415

        phone_number_id = self.phone_number_id

        business_account_id = self.business_account_id

        created_at = self.created_at.isoformat()

        stopped_at: None | str
        if isinstance(self.stopped_at, datetime.datetime):
            stopped_at = self.stopped_at.isoformat()
        else:
            stopped_at = self.stopped_at

        problem = self.problem

        outside_window: str = self.outside_window

        outside_template = self.outside_template

        outside_language = self.outside_language

        booking_in_chat = self.booking_in_chat

        rates: dict[str, Any] | None
        if isinstance(self.rates, WhatsAppRates):
            rates = self.rates.to_dict()
        else:
            rates = self.rates

        synced_at: None | str
        if isinstance(self.synced_at, datetime.datetime):
            synced_at = self.synced_at.isoformat()
        else:
            synced_at = self.synced_at

        sync_problem = self.sync_problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "phone_number_id": phone_number_id,
                "business_account_id": business_account_id,
                "created_at": created_at,
                "stopped_at": stopped_at,
                "problem": problem,
                "outside_window": outside_window,
                "outside_template": outside_template,
                "outside_language": outside_language,
                "booking_in_chat": booking_in_chat,
                "rates": rates,
                "synced_at": synced_at,
                "sync_problem": sync_problem,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.whats_app_rates import WhatsAppRates  # noqa: PLC0415

        d = dict(src_dict)
        phone_number_id = d.pop("phone_number_id")

        business_account_id = d.pop("business_account_id")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_stopped_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stopped_at_type_0 = datetime.datetime.fromisoformat(data)

                return stopped_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        stopped_at = _parse_stopped_at(d.pop("stopped_at"))

        problem = d.pop("problem")

        outside_window = check_outside_window(d.pop("outside_window"))

        outside_template = d.pop("outside_template")

        outside_language = d.pop("outside_language")

        booking_in_chat = d.pop("booking_in_chat")

        def _parse_rates(data: object) -> None | WhatsAppRates:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rates_type_0 = WhatsAppRates.from_dict(data)

                return rates_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | WhatsAppRates, data)

        rates = _parse_rates(d.pop("rates"))

        def _parse_synced_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                synced_at_type_0 = datetime.datetime.fromisoformat(data)

                return synced_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        synced_at = _parse_synced_at(d.pop("synced_at"))

        sync_problem = d.pop("sync_problem")

        whats_app_channel = cls(
            phone_number_id=phone_number_id,
            business_account_id=business_account_id,
            created_at=created_at,
            stopped_at=stopped_at,
            problem=problem,
            outside_window=outside_window,
            outside_template=outside_template,
            outside_language=outside_language,
            booking_in_chat=booking_in_chat,
            rates=rates,
            synced_at=synced_at,
            sync_problem=sync_problem,
        )

        whats_app_channel.additional_properties = d
        return whats_app_channel

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
