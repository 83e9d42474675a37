from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="User")


@_attrs_define
class User:
    """
    Attributes:
        id (UUID):
        email (str):
        is_email_verified (bool):
        username (None | str):
        first_name (str):
        last_name (str):
        phone_number (None | str):
        avatar_url (None | str):
        date_of_birth (datetime.date | None):
        gender (None | str):
        country_code (None | str):
        language (str):
        has_two_factor (bool):
    """

    id: UUID
    email: str
    is_email_verified: bool
    username: None | str
    first_name: str
    last_name: str
    phone_number: None | str
    avatar_url: None | str
    date_of_birth: datetime.date | None
    gender: None | str
    country_code: None | str
    language: str
    has_two_factor: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        email = self.email

        is_email_verified = self.is_email_verified

        username: None | str
        username = self.username

        first_name = self.first_name

        last_name = self.last_name

        phone_number: None | str
        phone_number = self.phone_number

        avatar_url: None | str
        avatar_url = self.avatar_url

        date_of_birth: None | str
        if isinstance(self.date_of_birth, datetime.date):
            date_of_birth = self.date_of_birth.isoformat()
        else:
            date_of_birth = self.date_of_birth

        gender: None | str
        gender = self.gender

        country_code: None | str
        country_code = self.country_code

        language = self.language

        has_two_factor = self.has_two_factor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "email": email,
                "is_email_verified": is_email_verified,
                "username": username,
                "first_name": first_name,
                "last_name": last_name,
                "phone_number": phone_number,
                "avatar_url": avatar_url,
                "date_of_birth": date_of_birth,
                "gender": gender,
                "country_code": country_code,
                "language": language,
                "has_two_factor": has_two_factor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        email = d.pop("email")

        is_email_verified = d.pop("is_email_verified")

        def _parse_username(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        username = _parse_username(d.pop("username"))

        first_name = d.pop("first_name")

        last_name = d.pop("last_name")

        def _parse_phone_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phone_number = _parse_phone_number(d.pop("phone_number"))

        def _parse_avatar_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        avatar_url = _parse_avatar_url(d.pop("avatar_url"))

        def _parse_date_of_birth(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_of_birth_type_0 = datetime.date.fromisoformat(data)

                return date_of_birth_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        date_of_birth = _parse_date_of_birth(d.pop("date_of_birth"))

        def _parse_gender(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        gender = _parse_gender(d.pop("gender"))

        def _parse_country_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        country_code = _parse_country_code(d.pop("country_code"))

        language = d.pop("language")

        has_two_factor = d.pop("has_two_factor")

        user = cls(
            id=id,
            email=email,
            is_email_verified=is_email_verified,
            username=username,
            first_name=first_name,
            last_name=last_name,
            phone_number=phone_number,
            avatar_url=avatar_url,
            date_of_birth=date_of_birth,
            gender=gender,
            country_code=country_code,
            language=language,
            has_two_factor=has_two_factor,
        )

        user.additional_properties = d
        return user

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
