from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.shown_contact import ShownContact


T = TypeVar("T", bound="ContactsContent")


@_attrs_define
class ContactsContent:
    """Cards of people that the customer shared.

    Attributes:
        kind (Literal['contacts']):
        contacts (list[ShownContact]):
    """

    kind: Literal["contacts"]
    contacts: list[ShownContact]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        contacts = []
        for contacts_item_data in self.contacts:
            contacts_item = contacts_item_data.to_dict()
            contacts.append(contacts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "contacts": contacts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shown_contact import ShownContact  # noqa: PLC0415

        d = dict(src_dict)
        kind = cast(Literal["contacts"], d.pop("kind"))
        if kind != "contacts":
            raise ValueError(f"kind must match const 'contacts', got '{kind}'")

        contacts = []
        _contacts = d.pop("contacts")
        for contacts_item_data in _contacts:
            contacts_item = ShownContact.from_dict(contacts_item_data)

            contacts.append(contacts_item)

        contacts_content = cls(
            kind=kind,
            contacts=contacts,
        )

        contacts_content.additional_properties = d
        return contacts_content

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
