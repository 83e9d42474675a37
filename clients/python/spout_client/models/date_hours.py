from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.clock_span import ClockSpan


T = TypeVar("T", bound="DateHours")


@_attrs_define
class DateHours:
    """
    Attributes:
        date (datetime.date):
        spans (list[ClockSpan]): Empty: closed, of the vendor a holiday.
    """

    date: datetime.date
    spans: list[ClockSpan]

    def to_dict(self) -> dict[str, Any]:
        date = self.date.isoformat()

        spans = []
        for spans_item_data in self.spans:
            spans_item = spans_item_data.to_dict()
            spans.append(spans_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "date": date,
                "spans": spans,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.clock_span import ClockSpan  # noqa: PLC0415

        d = dict(src_dict)
        date = datetime.date.fromisoformat(d.pop("date"))

        spans = []
        _spans = d.pop("spans")
        for spans_item_data in _spans:
            spans_item = ClockSpan.from_dict(spans_item_data)

            spans.append(spans_item)

        date_hours = cls(
            date=date,
            spans=spans,
        )

        return date_hours
