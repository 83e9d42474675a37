from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.booking_terms import BookingTerms
    from ..models.booking_then import BookingThen


T = TypeVar("T", bound="BookingChangedData")


@_attrs_define
class BookingChangedData:
    """
    Attributes:
        booking (BookingThen): The booking as it stood when the event happened.
        previous (BookingTerms):
    """

    booking: BookingThen
    previous: BookingTerms
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        booking = self.booking.to_dict()

        previous = self.previous.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "booking": booking,
                "previous": previous,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.booking_terms import BookingTerms  # noqa: PLC0415
        from ..models.booking_then import BookingThen  # noqa: PLC0415

        d = dict(src_dict)
        booking = BookingThen.from_dict(d.pop("booking"))

        previous = BookingTerms.from_dict(d.pop("previous"))

        booking_changed_data = cls(
            booking=booking,
            previous=previous,
        )

        booking_changed_data.additional_properties = d
        return booking_changed_data

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
