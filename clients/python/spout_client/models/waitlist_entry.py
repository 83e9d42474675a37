from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.wait_status import WaitStatus, check_wait_status

if TYPE_CHECKING:
    from ..models.booked_service import BookedService
    from ..models.ref import Ref
    from ..models.staff import Staff


T = TypeVar("T", bound="WaitlistEntry")


@_attrs_define
class WaitlistEntry:
    """
    Attributes:
        id (UUID):
        status (WaitStatus):
        contact (Ref): Another thing, by its id and name.
        service (BookedService):
        staff (None | Staff): Null: with anybody.
        wanted_from (datetime.datetime):
        wanted_until (datetime.datetime):
        booking_id (None | UUID): The hold that was offered last; `confirmBooking` makes it a booking.
        offers (int): How often something was offered.
        offered_at (datetime.datetime | None):
        created_at (datetime.datetime):
    """

    id: UUID
    status: WaitStatus
    contact: Ref
    service: BookedService
    staff: None | Staff
    wanted_from: datetime.datetime
    wanted_until: datetime.datetime
    booking_id: None | UUID
    offers: int
    offered_at: datetime.datetime | None
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.staff import Staff  # noqa: PLC0415

        id = str(self.id)

        status: str = self.status

        contact = self.contact.to_dict()

        service = self.service.to_dict()

        staff: dict[str, Any] | None
        if isinstance(self.staff, Staff):
            staff = self.staff.to_dict()
        else:
            staff = self.staff

        wanted_from = self.wanted_from.isoformat()

        wanted_until = self.wanted_until.isoformat()

        booking_id: None | str
        if isinstance(self.booking_id, UUID):
            booking_id = str(self.booking_id)
        else:
            booking_id = self.booking_id

        offers = self.offers

        offered_at: None | str
        if isinstance(self.offered_at, datetime.datetime):
            offered_at = self.offered_at.isoformat()
        else:
            offered_at = self.offered_at

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "contact": contact,
                "service": service,
                "staff": staff,
                "wanted_from": wanted_from,
                "wanted_until": wanted_until,
                "booking_id": booking_id,
                "offers": offers,
                "offered_at": offered_at,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.booked_service import BookedService  # noqa: PLC0415
        from ..models.ref import Ref  # noqa: PLC0415
        from ..models.staff import Staff  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        status = check_wait_status(d.pop("status"))

        contact = Ref.from_dict(d.pop("contact"))

        service = BookedService.from_dict(d.pop("service"))

        def _parse_staff(data: object) -> None | Staff:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                staff_type_0 = Staff.from_dict(data)

                return staff_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Staff, data)

        staff = _parse_staff(d.pop("staff"))

        wanted_from = datetime.datetime.fromisoformat(d.pop("wanted_from"))

        wanted_until = datetime.datetime.fromisoformat(d.pop("wanted_until"))

        def _parse_booking_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                booking_id_type_0 = UUID(data)

                return booking_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        booking_id = _parse_booking_id(d.pop("booking_id"))

        offers = d.pop("offers")

        def _parse_offered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                offered_at_type_0 = datetime.datetime.fromisoformat(data)

                return offered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        offered_at = _parse_offered_at(d.pop("offered_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        waitlist_entry = cls(
            id=id,
            status=status,
            contact=contact,
            service=service,
            staff=staff,
            wanted_from=wanted_from,
            wanted_until=wanted_until,
            booking_id=booking_id,
            offers=offers,
            offered_at=offered_at,
            created_at=created_at,
        )

        waitlist_entry.additional_properties = d
        return waitlist_entry

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
