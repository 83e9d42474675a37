from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.timeline_kind import TimelineKind, check_timeline_kind

if TYPE_CHECKING:
    from ..models.audit_event import AuditEvent
    from ..models.booking import Booking
    from ..models.delivery import Delivery
    from ..models.message import Message


T = TypeVar("T", bound="TimelineItem")


@_attrs_define
class TimelineItem:
    """What it is stands under its kind; the other keys are null. `contact` is the beginning, and has no more.

    Attributes:
        id (UUID):
        kind (TimelineKind):
        at (datetime.datetime): When it was booked, said, changed; of a reminder, when it is to be sent.
        booking (Booking | None):
        message (Message | None):
        delivery (Delivery | None):
        change (AuditEvent | None):
    """

    id: UUID
    kind: TimelineKind
    at: datetime.datetime
    booking: Booking | None
    message: Message | None
    delivery: Delivery | None
    change: AuditEvent | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.audit_event import AuditEvent  # noqa: PLC0415
        from ..models.booking import Booking  # noqa: PLC0415
        from ..models.delivery import Delivery  # noqa: PLC0415
        from ..models.message import Message  # noqa: PLC0415

        id = str(self.id)

        kind: str = self.kind

        at = self.at.isoformat()

        booking: dict[str, Any] | None
        if isinstance(self.booking, Booking):
            booking = self.booking.to_dict()
        else:
            booking = self.booking

        message: dict[str, Any] | None
        if isinstance(self.message, Message):
            message = self.message.to_dict()
        else:
            message = self.message

        delivery: dict[str, Any] | None
        if isinstance(self.delivery, Delivery):
            delivery = self.delivery.to_dict()
        else:
            delivery = self.delivery

        change: dict[str, Any] | None
        if isinstance(self.change, AuditEvent):
            change = self.change.to_dict()
        else:
            change = self.change

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "at": at,
                "booking": booking,
                "message": message,
                "delivery": delivery,
                "change": change,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_event import AuditEvent  # noqa: PLC0415
        from ..models.booking import Booking  # noqa: PLC0415
        from ..models.delivery import Delivery  # noqa: PLC0415
        from ..models.message import Message  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_timeline_kind(d.pop("kind"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_booking(data: object) -> Booking | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                booking_type_0 = Booking.from_dict(data)

                return booking_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Booking | None, data)

        booking = _parse_booking(d.pop("booking"))

        def _parse_message(data: object) -> Message | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                message_type_0 = Message.from_dict(data)

                return message_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Message | None, data)

        message = _parse_message(d.pop("message"))

        def _parse_delivery(data: object) -> Delivery | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                delivery_type_0 = Delivery.from_dict(data)

                return delivery_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Delivery | None, data)

        delivery = _parse_delivery(d.pop("delivery"))

        def _parse_change(data: object) -> AuditEvent | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                change_type_0 = AuditEvent.from_dict(data)

                return change_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AuditEvent | None, data)

        change = _parse_change(d.pop("change"))

        timeline_item = cls(
            id=id,
            kind=kind,
            at=at,
            booking=booking,
            message=message,
            delivery=delivery,
            change=change,
        )

        timeline_item.additional_properties = d
        return timeline_item

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
