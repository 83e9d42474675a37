from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.booking_status import BookingStatus, check_booking_status
from ..models.cancelled_by import CancelledBy, check_cancelled_by

if TYPE_CHECKING:
    from ..models.booked_service import BookedService
    from ..models.public_booking_staff import PublicBookingStaff
    from ..models.public_vendor import PublicVendor


T = TypeVar("T", bound="PublicBooking")


@_attrs_define
class PublicBooking:
    """
    Attributes:
        id (UUID):
        status (BookingStatus):
        version (int): Counts changes; give it as `If-Match`.
        starts_at (datetime.datetime):
        ends_at (datetime.datetime):
        held_until (datetime.datetime | None):
        price (str):
        currency (str):
        cancelled_at (datetime.datetime | None):
        cancelled_by (CancelledBy | None):
        service (BookedService):
        staff (PublicBookingStaff):
        vendor (PublicVendor):
        cancel_until (datetime.datetime | None): Until when the customer may; null: not at all.
        reschedule_until (datetime.datetime | None):
    """

    id: UUID
    status: BookingStatus
    version: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    held_until: datetime.datetime | None
    price: str
    currency: str
    cancelled_at: datetime.datetime | None
    cancelled_by: CancelledBy | None
    service: BookedService
    staff: PublicBookingStaff
    vendor: PublicVendor
    cancel_until: datetime.datetime | None
    reschedule_until: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        status: str = self.status

        version = self.version

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        held_until: None | str
        if isinstance(self.held_until, datetime.datetime):
            held_until = self.held_until.isoformat()
        else:
            held_until = self.held_until

        price = self.price

        currency = self.currency

        cancelled_at: None | str
        if isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        cancelled_by: None | str
        if isinstance(self.cancelled_by, str):
            cancelled_by = self.cancelled_by
        else:
            cancelled_by = self.cancelled_by

        service = self.service.to_dict()

        staff = self.staff.to_dict()

        vendor = self.vendor.to_dict()

        cancel_until: None | str
        if isinstance(self.cancel_until, datetime.datetime):
            cancel_until = self.cancel_until.isoformat()
        else:
            cancel_until = self.cancel_until

        reschedule_until: None | str
        if isinstance(self.reschedule_until, datetime.datetime):
            reschedule_until = self.reschedule_until.isoformat()
        else:
            reschedule_until = self.reschedule_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "version": version,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "held_until": held_until,
                "price": price,
                "currency": currency,
                "cancelled_at": cancelled_at,
                "cancelled_by": cancelled_by,
                "service": service,
                "staff": staff,
                "vendor": vendor,
                "cancel_until": cancel_until,
                "reschedule_until": reschedule_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.booked_service import BookedService  # noqa: PLC0415
        from ..models.public_booking_staff import PublicBookingStaff  # noqa: PLC0415
        from ..models.public_vendor import PublicVendor  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        status = check_booking_status(d.pop("status"))

        version = d.pop("version")

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        def _parse_held_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                held_until_type_0 = datetime.datetime.fromisoformat(data)

                return held_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        held_until = _parse_held_until(d.pop("held_until"))

        price = d.pop("price")

        currency = d.pop("currency")

        def _parse_cancelled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at"))

        def _parse_cancelled_by(data: object) -> CancelledBy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_by_type_0 = check_cancelled_by(data)

                return cancelled_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CancelledBy | None, data)

        cancelled_by = _parse_cancelled_by(d.pop("cancelled_by"))

        service = BookedService.from_dict(d.pop("service"))

        staff = PublicBookingStaff.from_dict(d.pop("staff"))

        vendor = PublicVendor.from_dict(d.pop("vendor"))

        def _parse_cancel_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancel_until_type_0 = datetime.datetime.fromisoformat(data)

                return cancel_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancel_until = _parse_cancel_until(d.pop("cancel_until"))

        def _parse_reschedule_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reschedule_until_type_0 = datetime.datetime.fromisoformat(data)

                return reschedule_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        reschedule_until = _parse_reschedule_until(d.pop("reschedule_until"))

        public_booking = cls(
            id=id,
            status=status,
            version=version,
            starts_at=starts_at,
            ends_at=ends_at,
            held_until=held_until,
            price=price,
            currency=currency,
            cancelled_at=cancelled_at,
            cancelled_by=cancelled_by,
            service=service,
            staff=staff,
            vendor=vendor,
            cancel_until=cancel_until,
            reschedule_until=reschedule_until,
        )

        public_booking.additional_properties = d
        return public_booking

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
