from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ConversationContact")


@_attrs_define
class ConversationContact:
    """
    Attributes:
        id (UUID):
        name (str):
        phone_number (None | str):
        whatsapp_id (None | str):
        email (None | str):
    """

    id: UUID
    name: str
    phone_number: None | str
    whatsapp_id: None | str
    email: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        phone_number: None | str
        phone_number = self.phone_number

        whatsapp_id: None | str
        whatsapp_id = self.whatsapp_id

        email: None | str
        email = self.email

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "phone_number": phone_number,
                "whatsapp_id": whatsapp_id,
                "email": email,
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

        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))

        conversation_contact = cls(
            id=id,
            name=name,
            phone_number=phone_number,
            whatsapp_id=whatsapp_id,
            email=email,
        )

        conversation_contact.additional_properties = d
        return conversation_contact

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
