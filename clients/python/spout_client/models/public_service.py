from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.public_staff import PublicStaff


T = TypeVar("T", bound="PublicService")


@_attrs_define
class PublicService:
    """
    Attributes:
        id (UUID):
        title (str):
        description (str):
        duration_minutes (int):
        price (str):
        currency (str):
        colour (str):
        capacity (int):
        requires_confirmation (bool):
        staff (list[PublicStaff]): Who serves it.
    """

    id: UUID
    title: str
    description: str
    duration_minutes: int
    price: str
    currency: str
    colour: str
    capacity: int
    requires_confirmation: bool
    staff: list[PublicStaff]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        title = self.title

        description = self.description

        duration_minutes = self.duration_minutes

        price = self.price

        currency = self.currency

        colour = self.colour

        capacity = self.capacity

        requires_confirmation = self.requires_confirmation

        staff = []
        for staff_item_data in self.staff:
            staff_item = staff_item_data.to_dict()
            staff.append(staff_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "description": description,
                "duration_minutes": duration_minutes,
                "price": price,
                "currency": currency,
                "colour": colour,
                "capacity": capacity,
                "requires_confirmation": requires_confirmation,
                "staff": staff,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.public_staff import PublicStaff  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        title = d.pop("title")

        description = d.pop("description")

        duration_minutes = d.pop("duration_minutes")

        price = d.pop("price")

        currency = d.pop("currency")

        colour = d.pop("colour")

        capacity = d.pop("capacity")

        requires_confirmation = d.pop("requires_confirmation")

        staff = []
        _staff = d.pop("staff")
        for staff_item_data in _staff:
            staff_item = PublicStaff.from_dict(staff_item_data)

            staff.append(staff_item)

        public_service = cls(
            id=id,
            title=title,
            description=description,
            duration_minutes=duration_minutes,
            price=price,
            currency=currency,
            colour=colour,
            capacity=capacity,
            requires_confirmation=requires_confirmation,
            staff=staff,
        )

        public_service.additional_properties = d
        return public_service

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
