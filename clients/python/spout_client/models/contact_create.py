from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ContactCreate")


@_attrs_define
class ContactCreate:
    """
    Attributes:
        name (str):
        phone_number (None | str | Unset):
        whatsapp_id (None | str | Unset):
        business_scoped_id (None | str | Unset):
        email (None | str | Unset):
        language (str | Unset):  Default: 'en'.
        timezone (None | str | Unset):
    """

    name: str
    phone_number: None | str | Unset = UNSET
    whatsapp_id: None | str | Unset = UNSET
    business_scoped_id: None | str | Unset = UNSET
    email: None | str | Unset = UNSET
    language: str | Unset = "en"
    timezone: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        phone_number: None | str | Unset
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        whatsapp_id: None | str | Unset
        if isinstance(self.whatsapp_id, Unset):
            whatsapp_id = UNSET
        else:
            whatsapp_id = self.whatsapp_id

        business_scoped_id: None | str | Unset
        if isinstance(self.business_scoped_id, Unset):
            business_scoped_id = UNSET
        else:
            business_scoped_id = self.business_scoped_id

        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        language = self.language

        timezone: None | str | Unset
        if isinstance(self.timezone, Unset):
            timezone = UNSET
        else:
            timezone = self.timezone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number
        if whatsapp_id is not UNSET:
            field_dict["whatsapp_id"] = whatsapp_id
        if business_scoped_id is not UNSET:
            field_dict["business_scoped_id"] = business_scoped_id
        if email is not UNSET:
            field_dict["email"] = email
        if language is not UNSET:
            field_dict["language"] = language
        if timezone is not UNSET:
            field_dict["timezone"] = timezone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        def _parse_phone_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        phone_number = _parse_phone_number(d.pop("phone_number", UNSET))

        def _parse_whatsapp_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        whatsapp_id = _parse_whatsapp_id(d.pop("whatsapp_id", UNSET))

        def _parse_business_scoped_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        business_scoped_id = _parse_business_scoped_id(d.pop("business_scoped_id", UNSET))

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        language = d.pop("language", UNSET)

        def _parse_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        timezone = _parse_timezone(d.pop("timezone", UNSET))

        contact_create = cls(
            name=name,
            phone_number=phone_number,
            whatsapp_id=whatsapp_id,
            business_scoped_id=business_scoped_id,
            email=email,
            language=language,
            timezone=timezone,
        )

        return contact_create
