from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.public_booking import PublicBooking


T = TypeVar("T", bound="BookedByCustomer")


@_attrs_define
class BookedByCustomer:
    """
    Attributes:
        booking (PublicBooking):
        manage_token (str): Whoever has it manages the booking.
        manage_url (str):
        manage_page_url (str): For the customer: the page that does it. Letters lead there too.
    """

    booking: PublicBooking
    manage_token: str
    manage_url: str
    manage_page_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        booking = self.booking.to_dict()

        manage_token = self.manage_token

        manage_url = self.manage_url

        manage_page_url = self.manage_page_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "booking": booking,
                "manage_token": manage_token,
                "manage_url": manage_url,
                "manage_page_url": manage_page_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.public_booking import PublicBooking  # noqa: PLC0415

        d = dict(src_dict)
        booking = PublicBooking.from_dict(d.pop("booking"))

        manage_token = d.pop("manage_token")

        manage_url = d.pop("manage_url")

        manage_page_url = d.pop("manage_page_url")

        booked_by_customer = cls(
            booking=booking,
            manage_token=manage_token,
            manage_url=manage_url,
            manage_page_url=manage_page_url,
        )

        booked_by_customer.additional_properties = d
        return booked_by_customer

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
