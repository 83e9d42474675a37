from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceCreate")


@_attrs_define
class ServiceCreate:
    """
    Attributes:
        title (str):
        duration_minutes (int):
        description (str | Unset):  Default: ''.
        buffer_before_minutes (int | Unset):  Default: 0.
        buffer_after_minutes (int | Unset):  Default: 0.
        capacity (int | Unset): How many bookings share one start: group sessions. Default: 1.
        price (str | Unset):  Default: '0.00'.
        currency (None | str | Unset): The vendor's when left out.
        min_notice_minutes (int | Unset):  Default: 0.
        max_horizon_days (int | Unset):  Default: 365.
        requires_confirmation (bool | Unset):  Default: False.
        step_minutes (int | Unset): Starts are offered so far apart, from each opening. Default: 15.
        colour (str | Unset): `#rrggbb`; empty: none. Default: ''.
        is_active (bool | Unset): False: kept for its bookings, no longer bookable. Default: True.
        is_public (bool | Unset): Whether customers may book it themselves. Default: True.
        cancel_notice_minutes (int | None | Unset):  Default: 0.
        reschedule_notice_minutes (int | None | Unset):  Default: 0.
        member_ids (list[UUID] | Unset): Who serves it; empty: every bookable member.
        resource_ids (list[UUID] | Unset): A booking takes one of them that is free; empty: it needs none.
    """

    title: str
    duration_minutes: int
    description: str | Unset = ""
    buffer_before_minutes: int | Unset = 0
    buffer_after_minutes: int | Unset = 0
    capacity: int | Unset = 1
    price: str | Unset = "0.00"
    currency: None | str | Unset = UNSET
    min_notice_minutes: int | Unset = 0
    max_horizon_days: int | Unset = 365
    requires_confirmation: bool | Unset = False
    step_minutes: int | Unset = 15
    colour: str | Unset = ""
    is_active: bool | Unset = True
    is_public: bool | Unset = True
    cancel_notice_minutes: int | None | Unset = 0
    reschedule_notice_minutes: int | None | Unset = 0
    member_ids: list[UUID] | Unset = UNSET
    resource_ids: list[UUID] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        duration_minutes = self.duration_minutes

        description = self.description

        buffer_before_minutes = self.buffer_before_minutes

        buffer_after_minutes = self.buffer_after_minutes

        capacity = self.capacity

        price = self.price

        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        min_notice_minutes = self.min_notice_minutes

        max_horizon_days = self.max_horizon_days

        requires_confirmation = self.requires_confirmation

        step_minutes = self.step_minutes

        colour = self.colour

        is_active = self.is_active

        is_public = self.is_public

        cancel_notice_minutes: int | None | Unset
        if isinstance(self.cancel_notice_minutes, Unset):
            cancel_notice_minutes = UNSET
        else:
            cancel_notice_minutes = self.cancel_notice_minutes

        reschedule_notice_minutes: int | None | Unset
        if isinstance(self.reschedule_notice_minutes, Unset):
            reschedule_notice_minutes = UNSET
        else:
            reschedule_notice_minutes = self.reschedule_notice_minutes

        member_ids: list[str] | Unset = UNSET
        if not isinstance(self.member_ids, Unset):
            member_ids = []
            for member_ids_item_data in self.member_ids:
                member_ids_item = str(member_ids_item_data)
                member_ids.append(member_ids_item)

        resource_ids: list[str] | Unset = UNSET
        if not isinstance(self.resource_ids, Unset):
            resource_ids = []
            for resource_ids_item_data in self.resource_ids:
                resource_ids_item = str(resource_ids_item_data)
                resource_ids.append(resource_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
                "duration_minutes": duration_minutes,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if buffer_before_minutes is not UNSET:
            field_dict["buffer_before_minutes"] = buffer_before_minutes
        if buffer_after_minutes is not UNSET:
            field_dict["buffer_after_minutes"] = buffer_after_minutes
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if price is not UNSET:
            field_dict["price"] = price
        if currency is not UNSET:
            field_dict["currency"] = currency
        if min_notice_minutes is not UNSET:
            field_dict["min_notice_minutes"] = min_notice_minutes
        if max_horizon_days is not UNSET:
            field_dict["max_horizon_days"] = max_horizon_days
        if requires_confirmation is not UNSET:
            field_dict["requires_confirmation"] = requires_confirmation
        if step_minutes is not UNSET:
            field_dict["step_minutes"] = step_minutes
        if colour is not UNSET:
            field_dict["colour"] = colour
        if is_active is not UNSET:
            field_dict["is_active"] = is_active
        if is_public is not UNSET:
            field_dict["is_public"] = is_public
        if cancel_notice_minutes is not UNSET:
            field_dict["cancel_notice_minutes"] = cancel_notice_minutes
        if reschedule_notice_minutes is not UNSET:
            field_dict["reschedule_notice_minutes"] = reschedule_notice_minutes
        if member_ids is not UNSET:
            field_dict["member_ids"] = member_ids
        if resource_ids is not UNSET:
            field_dict["resource_ids"] = resource_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        duration_minutes = d.pop("duration_minutes")

        description = d.pop("description", UNSET)

        buffer_before_minutes = d.pop("buffer_before_minutes", UNSET)

        buffer_after_minutes = d.pop("buffer_after_minutes", UNSET)

        capacity = d.pop("capacity", UNSET)

        price = d.pop("price", UNSET)

        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))

        min_notice_minutes = d.pop("min_notice_minutes", UNSET)

        max_horizon_days = d.pop("max_horizon_days", UNSET)

        requires_confirmation = d.pop("requires_confirmation", UNSET)

        step_minutes = d.pop("step_minutes", UNSET)

        colour = d.pop("colour", UNSET)

        is_active = d.pop("is_active", UNSET)

        is_public = d.pop("is_public", UNSET)

        def _parse_cancel_notice_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        cancel_notice_minutes = _parse_cancel_notice_minutes(d.pop("cancel_notice_minutes", UNSET))

        def _parse_reschedule_notice_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        reschedule_notice_minutes = _parse_reschedule_notice_minutes(d.pop("reschedule_notice_minutes", UNSET))

        _member_ids = d.pop("member_ids", UNSET)
        member_ids: list[UUID] | Unset = UNSET
        if _member_ids is not UNSET:
            member_ids = []
            for member_ids_item_data in _member_ids:
                member_ids_item = UUID(member_ids_item_data)

                member_ids.append(member_ids_item)

        _resource_ids = d.pop("resource_ids", UNSET)
        resource_ids: list[UUID] | Unset = UNSET
        if _resource_ids is not UNSET:
            resource_ids = []
            for resource_ids_item_data in _resource_ids:
                resource_ids_item = UUID(resource_ids_item_data)

                resource_ids.append(resource_ids_item)

        service_create = cls(
            title=title,
            duration_minutes=duration_minutes,
            description=description,
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
            member_ids=member_ids,
            resource_ids=resource_ids,
        )

        return service_create
