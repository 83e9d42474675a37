from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ContactErase")


@_attrs_define
class ContactErase:
    """
    Attributes:
        cancel_bookings (bool | Unset): Cancel what is booked to come; else it is refused while any is. Default: False.
        reference (str | Unset): Your own, of the request: a number of yours. It is kept, so name nobody in it. Default:
            ''.
    """

    cancel_bookings: bool | Unset = False
    reference: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        cancel_bookings = self.cancel_bookings

        reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if cancel_bookings is not UNSET:
            field_dict["cancel_bookings"] = cancel_bookings
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cancel_bookings = d.pop("cancel_bookings", UNSET)

        reference = d.pop("reference", UNSET)

        contact_erase = cls(
            cancel_bookings=cancel_bookings,
            reference=reference,
        )

        return contact_erase
