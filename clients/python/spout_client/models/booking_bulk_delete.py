from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="BookingBulkDelete")


@_attrs_define
class BookingBulkDelete:
    """
    Attributes:
        ids (list[UUID]):
        reason (str | Unset):  Default: ''.
        all_or_nothing (bool | Unset): When one can't be done, none is: 409 `bulk.nothing_done`, with `details.results`.
            Default: False.
    """

    ids: list[UUID]
    reason: str | Unset = ""
    all_or_nothing: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        ids = []
        for ids_item_data in self.ids:
            ids_item = str(ids_item_data)
            ids.append(ids_item)

        reason = self.reason

        all_or_nothing = self.all_or_nothing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "ids": ids,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if all_or_nothing is not UNSET:
            field_dict["all_or_nothing"] = all_or_nothing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ids = []
        _ids = d.pop("ids")
        for ids_item_data in _ids:
            ids_item = UUID(ids_item_data)

            ids.append(ids_item)

        reason = d.pop("reason", UNSET)

        all_or_nothing = d.pop("all_or_nothing", UNSET)

        booking_bulk_delete = cls(
            ids=ids,
            reason=reason,
            all_or_nothing=all_or_nothing,
        )

        return booking_bulk_delete
