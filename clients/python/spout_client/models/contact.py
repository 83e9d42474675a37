from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Contact")


@_attrs_define
class Contact:
    """
    Attributes:
        id (UUID):
        name (str):
        phone_number (None | str):
        whatsapp_id (None | str): Digits, as in Meta's webhooks.
        business_scoped_id (None | str): Meta's BSUID, for customers who hide their phone.
        email (None | str):
        language (str):
        timezone (str): By whose clocks they are told times; empty: the vendor's.
        takes_marketing (bool): False when they told WhatsApp to stop marketing messages.
        marketing_rests_until (datetime.datetime | None): WhatsApp takes no marketing for them until then: they have had
            enough of it.
        created_at (datetime.datetime):
    """

    id: UUID
    name: str
    phone_number: None | str
    whatsapp_id: None | str
    business_scoped_id: None | str
    email: None | str
    language: str
    timezone: str
    takes_marketing: bool
    marketing_rests_until: datetime.datetime | None
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        phone_number: None | str
        phone_number = self.phone_number

        whatsapp_id: None | str
        whatsapp_id = self.whatsapp_id

        business_scoped_id: None | str
        business_scoped_id = self.business_scoped_id

        email: None | str
        email = self.email

        language = self.language

        timezone = self.timezone

        takes_marketing = self.takes_marketing

        marketing_rests_until: None | str
        if isinstance(self.marketing_rests_until, datetime.datetime):
            marketing_rests_until = self.marketing_rests_until.isoformat()
        else:
            marketing_rests_until = self.marketing_rests_until

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "phone_number": phone_number,
                "whatsapp_id": whatsapp_id,
                "business_scoped_id": business_scoped_id,
                "email": email,
                "language": language,
                "timezone": timezone,
                "takes_marketing": takes_marketing,
                "marketing_rests_until": marketing_rests_until,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        def _parse_phone_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone_number = _parse_phone_number(d.pop("phone_number"))

        def _parse_whatsapp_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        whatsapp_id = _parse_whatsapp_id(d.pop("whatsapp_id"))

        def _parse_business_scoped_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        business_scoped_id = _parse_business_scoped_id(d.pop("business_scoped_id"))

        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))

        language = d.pop("language")

        timezone = d.pop("timezone")

        takes_marketing = d.pop("takes_marketing")

        def _parse_marketing_rests_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                marketing_rests_until_type_0 = datetime.datetime.fromisoformat(data)

                return marketing_rests_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        marketing_rests_until = _parse_marketing_rests_until(d.pop("marketing_rests_until"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        contact = cls(
            id=id,
            name=name,
            phone_number=phone_number,
            whatsapp_id=whatsapp_id,
            business_scoped_id=business_scoped_id,
            email=email,
            language=language,
            timezone=timezone,
            takes_marketing=takes_marketing,
            marketing_rests_until=marketing_rests_until,
            created_at=created_at,
        )

        contact.additional_properties = d
        return contact

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
