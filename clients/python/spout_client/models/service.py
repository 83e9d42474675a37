from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Service")


@_attrs_define
class Service:
    """
    Attributes:
        id (UUID):
        title (str):
        description (str):
        duration_minutes (int):
        buffer_before_minutes (int):
        buffer_after_minutes (int):
        capacity (int):
        price (str):
        currency (str):
        min_notice_minutes (int):
        max_horizon_days (int):
        requires_confirmation (bool):
        step_minutes (int):
        colour (str):
        is_active (bool):
        is_public (bool):
        cancel_notice_minutes (int | None):
        reschedule_notice_minutes (int | None):
    """

    id: UUID
    title: str
    description: str
    duration_minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int
    capacity: int
    price: str
    currency: str
    min_notice_minutes: int
    max_horizon_days: int
    requires_confirmation: bool
    step_minutes: int
    colour: str
    is_active: bool
    is_public: bool
    cancel_notice_minutes: int | None
    reschedule_notice_minutes: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        title = self.title

        description = self.description

        duration_minutes = self.duration_minutes

        buffer_before_minutes = self.buffer_before_minutes

        buffer_after_minutes = self.buffer_after_minutes

        capacity = self.capacity

        price = self.price

        currency = self.currency

        min_notice_minutes = self.min_notice_minutes

        max_horizon_days = self.max_horizon_days

        requires_confirmation = self.requires_confirmation

        step_minutes = self.step_minutes

        colour = self.colour

        is_active = self.is_active

        is_public = self.is_public

        cancel_notice_minutes: int | None
        cancel_notice_minutes = self.cancel_notice_minutes

        reschedule_notice_minutes: int | None
        reschedule_notice_minutes = self.reschedule_notice_minutes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "description": description,
                "duration_minutes": duration_minutes,
                "buffer_before_minutes": buffer_before_minutes,
                "buffer_after_minutes": buffer_after_minutes,
                "capacity": capacity,
                "price": price,
                "currency": currency,
                "min_notice_minutes": min_notice_minutes,
                "max_horizon_days": max_horizon_days,
                "requires_confirmation": requires_confirmation,
                "step_minutes": step_minutes,
                "colour": colour,
                "is_active": is_active,
                "is_public": is_public,
                "cancel_notice_minutes": cancel_notice_minutes,
                "reschedule_notice_minutes": reschedule_notice_minutes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        title = d.pop("title")

        description = d.pop("description")

        duration_minutes = d.pop("duration_minutes")

        buffer_before_minutes = d.pop("buffer_before_minutes")

        buffer_after_minutes = d.pop("buffer_after_minutes")

        capacity = d.pop("capacity")

        price = d.pop("price")

        currency = d.pop("currency")

        min_notice_minutes = d.pop("min_notice_minutes")

        max_horizon_days = d.pop("max_horizon_days")

        requires_confirmation = d.pop("requires_confirmation")

        step_minutes = d.pop("step_minutes")

        colour = d.pop("colour")

        is_active = d.pop("is_active")

        is_public = d.pop("is_public")

        def _parse_cancel_notice_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cancel_notice_minutes = _parse_cancel_notice_minutes(d.pop("cancel_notice_minutes"))

        def _parse_reschedule_notice_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        reschedule_notice_minutes = _parse_reschedule_notice_minutes(d.pop("reschedule_notice_minutes"))

        service = cls(
            id=id,
            title=title,
            description=description,
            duration_minutes=duration_minutes,
            buffer_before_minutes=buffer_before_minutes,
            buffer_after_minutes=buffer_after_minutes,
            capacity=capacity,
            price=price,
            currency=currency,
            min_notice_minutes=min_notice_minutes,
            max_horizon_days=max_horizon_days,
            requires_confirmation=requires_confirmation,
            step_minutes=step_minutes,
            colour=colour,
            is_active=is_active,
            is_public=is_public,
            cancel_notice_minutes=cancel_notice_minutes,
            reschedule_notice_minutes=reschedule_notice_minutes,
        )

        service.additional_properties = d
        return service

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
