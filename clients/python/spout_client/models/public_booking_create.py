from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PublicBookingCreate")


@_attrs_define
class PublicBookingCreate:
    """
    Attributes:
        code (str): The last that was sent there.
        service_id (UUID):
        starts_at (datetime.datetime):
        name (str):
        email (None | str | Unset):
        phone_number (None | str | Unset): E.164; checked over WhatsApp, where the vendor has it.
        staff_id (None | Unset | UUID): Left out: whoever serves it and is free.
        description (str | Unset):  Default: ''.
        language (None | str | Unset): Of letters to a new customer; the vendor's when left out.
    """

    code: str
    service_id: UUID
    starts_at: datetime.datetime
    name: str
    email: None | str | Unset = UNSET
    phone_number: None | str | Unset = UNSET
    staff_id: None | Unset | UUID = UNSET
    description: str | Unset = ""
    language: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        service_id = str(self.service_id)

        starts_at = self.starts_at.isoformat()

        name = self.name

        email: None | str | Unset
        if isinstance(self.email, Unset):
            email = UNSET
        else:
            email = self.email

        phone_number: None | str | Unset
        if isinstance(self.phone_number, Unset):
            phone_number = UNSET
        else:
            phone_number = self.phone_number

        staff_id: None | str | Unset
        if isinstance(self.staff_id, Unset):
            staff_id = UNSET
        elif isinstance(self.staff_id, UUID):
            staff_id = str(self.staff_id)
        else:
            staff_id = self.staff_id

        description = self.description

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "service_id": service_id,
                "starts_at": starts_at,
                "name": name,
            }
        )
        if email is not UNSET:
            field_dict["email"] = email
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id
        if description is not UNSET:
            field_dict["description"] = description
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        service_id = UUID(d.pop("service_id"))

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        name = d.pop("name")

        def _parse_email(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        email = _parse_email(d.pop("email", UNSET))

        def _parse_phone_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        phone_number = _parse_phone_number(d.pop("phone_number", UNSET))

        def _parse_staff_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                staff_id_type_0 = UUID(data)

                return staff_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        staff_id = _parse_staff_id(d.pop("staff_id", UNSET))

        description = d.pop("description", UNSET)

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        public_booking_create = cls(
            code=code,
            service_id=service_id,
            starts_at=starts_at,
            name=name,
            email=email,
            phone_number=phone_number,
            staff_id=staff_id,
            description=description,
            language=language,
        )

        return public_booking_create
