from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.booking_figures import BookingFigures
    from ..models.booking_report_line import BookingReportLine


T = TypeVar("T", bound="BookingReport")


@_attrs_define
class BookingReport:
    """
    Attributes:
        timezone (str):
        total (BookingFigures): Of the bookings that start in the span. A hold is none, unless it was confirmed.
        items (list[BookingReportLine]):
    """

    timezone: str
    total: BookingFigures
    items: list[BookingReportLine]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        timezone = self.timezone

        total = self.total.to_dict()

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "timezone": timezone,
                "total": total,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.booking_figures import BookingFigures  # noqa: PLC0415
        from ..models.booking_report_line import BookingReportLine  # noqa: PLC0415

        d = dict(src_dict)
        timezone = d.pop("timezone")

        total = BookingFigures.from_dict(d.pop("total"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = BookingReportLine.from_dict(items_item_data)

            items.append(items_item)

        booking_report = cls(
            timezone=timezone,
            total=total,
            items=items,
        )

        booking_report.additional_properties = d
        return booking_report

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
