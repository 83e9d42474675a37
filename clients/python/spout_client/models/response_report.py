from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.response_figures import ResponseFigures
    from ..models.response_report_line import ResponseReportLine


T = TypeVar("T", bound="ResponseReport")


@_attrs_define
class ResponseReport:
    """
    Attributes:
        timezone (str):
        total (ResponseFigures): Of the customers' messages that began a conversation or opened it again (it was closed,
            pending or snoozed).
        items (list[ResponseReportLine]):
    """

    timezone: str
    total: ResponseFigures
    items: list[ResponseReportLine]
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
        from ..models.response_figures import ResponseFigures  # noqa: PLC0415
        from ..models.response_report_line import ResponseReportLine  # noqa: PLC0415

        d = dict(src_dict)
        timezone = d.pop("timezone")

        total = ResponseFigures.from_dict(d.pop("total"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ResponseReportLine.from_dict(items_item_data)

            items.append(items_item)

        response_report = cls(
            timezone=timezone,
            total=total,
            items=items,
        )

        response_report.additional_properties = d
        return response_report

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
