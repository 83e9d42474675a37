from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WhatsAppTemplate")


@_attrs_define
class WhatsAppTemplate:
    """
    Attributes:
        id (UUID):
        name (str):
        language (str):
        category (str):
        status (str): WhatsApp's word: APPROVED, PENDING, REJECTED, PAUSED …; MISSING once it is gone.
        body (str):
        parameters (list[str]): Their names in the order of the body; numbers where they go by position.
        buttons (list[str]): The words on its quick replies.
        problem (str): What a send was last refused for; else empty.
        updated_at (datetime.datetime):
    """

    id: UUID
    name: str
    language: str
    category: str
    status: str
    body: str
    parameters: list[str]
    buttons: list[str]
    problem: str
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        language = self.language

        category = self.category

        status = self.status

        body = self.body

        parameters = self.parameters

        buttons = self.buttons

        problem = self.problem

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "language": language,
                "category": category,
                "status": status,
                "body": body,
                "parameters": parameters,
                "buttons": buttons,
                "problem": problem,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        language = d.pop("language")

        category = d.pop("category")

        status = d.pop("status")

        body = d.pop("body")

        parameters = cast(list[str], d.pop("parameters"))

        buttons = cast(list[str], d.pop("buttons"))

        problem = d.pop("problem")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        whats_app_template = cls(
            id=id,
            name=name,
            language=language,
            category=category,
            status=status,
            body=body,
            parameters=parameters,
            buttons=buttons,
            problem=problem,
            updated_at=updated_at,
        )

        whats_app_template.additional_properties = d
        return whats_app_template

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
