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
    from ..models.ref import Ref
    from ..models.staff import Staff


T = TypeVar("T", bound="Booking")


@_attrs_define
class Booking:
    """
    Attributes:
        id (UUID):
        status (BookingStatus):
        version (int): Counts changes; give it as `If-Match`.
        starts_at (datetime.datetime):
        ends_at (datetime.datetime):
        title (str):
        description (str):
        held_until (datetime.datetime | None): When a hold runs out; null for what is no hold.
        price (str): As agreed when it was made.
        currency (str):
        cancelled_at (datetime.datetime | None):
        cancelled_by (CancelledBy | None):
        cancelled_reason (str):
        created_at (datetime.datetime):
        series_id (None | UUID): Of the series that it belongs to.
        staff (Staff):
        contact (Ref): Another thing, by its id and name.
        service (BookedService):
        team (None | Ref):
        resource (None | Ref):
    """

    id: UUID
    status: BookingStatus
    version: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    title: str
    description: str
    held_until: datetime.datetime | None
    price: str
    currency: str
    cancelled_at: datetime.datetime | None
    cancelled_by: CancelledBy | None
    cancelled_reason: str
    created_at: datetime.datetime
    series_id: None | UUID
    staff: Staff
    contact: Ref
    service: BookedService
    team: None | Ref
    resource: None | Ref
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ref import Ref  # noqa: PLC0415

        id = str(self.id)

        status: str = self.status

        version = self.version

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        title = self.title

        description = self.description

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

        cancelled_reason = self.cancelled_reason

        created_at = self.created_at.isoformat()

        series_id: None | str
        if isinstance(self.series_id, UUID):
            series_id = str(self.series_id)
        else:
            series_id = self.series_id

        staff = self.staff.to_dict()

        contact = self.contact.to_dict()

        service = self.service.to_dict()

        team: dict[str, Any] | None
        if isinstance(self.team, Ref):
            team = self.team.to_dict()
        else:
            team = self.team

        resource: dict[str, Any] | None
        if isinstance(self.resource, Ref):
            resource = self.resource.to_dict()
        else:
            resource = self.resource

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "version": version,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "title": title,
                "description": description,
                "held_until": held_until,
                "price": price,
                "currency": currency,
                "cancelled_at": cancelled_at,
                "cancelled_by": cancelled_by,
                "cancelled_reason": cancelled_reason,
                "created_at": created_at,
                "series_id": series_id,
                "staff": staff,
                "contact": contact,
                "service": service,
                "team": team,
                "resource": resource,
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

        status = check_booking_status(d.pop("status"))

        version = d.pop("version")

        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        title = d.pop("title")

        description = d.pop("description")

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

        cancelled_reason = d.pop("cancelled_reason")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_series_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                series_id_type_0 = UUID(data)

                return series_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        series_id = _parse_series_id(d.pop("series_id"))

        staff = Staff.from_dict(d.pop("staff"))

        contact = Ref.from_dict(d.pop("contact"))

        service = BookedService.from_dict(d.pop("service"))

        def _parse_team(data: object) -> None | Ref:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                team_type_0 = Ref.from_dict(data)

                return team_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Ref, data)

        team = _parse_team(d.pop("team"))

        def _parse_resource(data: object) -> None | Ref:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                resource_type_0 = Ref.from_dict(data)

                return resource_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Ref, data)

        resource = _parse_resource(d.pop("resource"))

        booking = cls(
            id=id,
            status=status,
            version=version,
            starts_at=starts_at,
            ends_at=ends_at,
            title=title,
            description=description,
            held_until=held_until,
            price=price,
            currency=currency,
            cancelled_at=cancelled_at,
            cancelled_by=cancelled_by,
            cancelled_reason=cancelled_reason,
            created_at=created_at,
            series_id=series_id,
            staff=staff,
            contact=contact,
            service=service,
            team=team,
            resource=resource,
        )

        booking.additional_properties = d
        return booking

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
