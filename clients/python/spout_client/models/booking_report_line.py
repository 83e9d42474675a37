from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.revenue import Revenue


T = TypeVar("T", bound="BookingReportLine")


@_attrs_define
class BookingReportLine:
    """
    Attributes:
        bookings (int): The cancelled among them.
        completed (int):
        no_shows (int):
        no_show_rate (float | None): Of those completed or missed.
        cancelled (int):
        cancellation_rate (float | None): Of all.
        lead_time_hours (float | None): From making to start: the median.
        booked_minutes (int): Of what is not cancelled, without buffers; a group session once. All on the day of its
            start.
        open_minutes (int | None): Of all members who can be booked now: their hours without time off. Null by service.
        occupancy (float | None): Booked of open; above 1 when more is booked than is open.
        revenue (list[Revenue]): Prices as agreed of what is pending, confirmed or completed.
        key (str): The date, or the id of the service or member.
        label (str):
    """

    bookings: int
    completed: int
    no_shows: int
    no_show_rate: float | None
    cancelled: int
    cancellation_rate: float | None
    lead_time_hours: float | None
    booked_minutes: int
    open_minutes: int | None
    occupancy: float | None
    revenue: list[Revenue]
    key: str
    label: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        bookings = self.bookings

        completed = self.completed

        no_shows = self.no_shows

        no_show_rate: float | None
        no_show_rate = self.no_show_rate

        cancelled = self.cancelled

        cancellation_rate: float | None
        cancellation_rate = self.cancellation_rate

        lead_time_hours: float | None
        lead_time_hours = self.lead_time_hours

        booked_minutes = self.booked_minutes

        open_minutes: int | None
        open_minutes = self.open_minutes

        occupancy: float | None
        occupancy = self.occupancy

        revenue = []
        for revenue_item_data in self.revenue:
            revenue_item = revenue_item_data.to_dict()
            revenue.append(revenue_item)

        key = self.key

        label = self.label

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "bookings": bookings,
                "completed": completed,
                "no_shows": no_shows,
                "no_show_rate": no_show_rate,
                "cancelled": cancelled,
                "cancellation_rate": cancellation_rate,
                "lead_time_hours": lead_time_hours,
                "booked_minutes": booked_minutes,
                "open_minutes": open_minutes,
                "occupancy": occupancy,
                "revenue": revenue,
                "key": key,
                "label": label,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.revenue import Revenue  # noqa: PLC0415

        d = dict(src_dict)
        bookings = d.pop("bookings")

        completed = d.pop("completed")

        no_shows = d.pop("no_shows")

        def _parse_no_show_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        no_show_rate = _parse_no_show_rate(d.pop("no_show_rate"))

        cancelled = d.pop("cancelled")

        def _parse_cancellation_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        cancellation_rate = _parse_cancellation_rate(d.pop("cancellation_rate"))

        def _parse_lead_time_hours(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        lead_time_hours = _parse_lead_time_hours(d.pop("lead_time_hours"))

        booked_minutes = d.pop("booked_minutes")

        def _parse_open_minutes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        open_minutes = _parse_open_minutes(d.pop("open_minutes"))

        def _parse_occupancy(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        occupancy = _parse_occupancy(d.pop("occupancy"))

        revenue = []
        _revenue = d.pop("revenue")
        for revenue_item_data in _revenue:
            revenue_item = Revenue.from_dict(revenue_item_data)

            revenue.append(revenue_item)

        key = d.pop("key")

        label = d.pop("label")

        booking_report_line = cls(
            bookings=bookings,
            completed=completed,
            no_shows=no_shows,
            no_show_rate=no_show_rate,
            cancelled=cancelled,
            cancellation_rate=cancellation_rate,
            lead_time_hours=lead_time_hours,
            booked_minutes=booked_minutes,
            open_minutes=open_minutes,
            occupancy=occupancy,
            revenue=revenue,
            key=key,
            label=label,
        )

        booking_report_line.additional_properties = d
        return booking_report_line

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
