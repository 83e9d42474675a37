from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.message_figures import MessageFigures
    from ..models.message_report_line import MessageReportLine


T = TypeVar("T", bound="MessageReport")


@_attrs_define
class MessageReport:
    """
    Attributes:
        timezone (str):
        total (MessageFigures): Of the messages that WhatsApp took in the span and did not fail to deliver: those of
            conversations, notes about
            bookings, codes, tests, reactions; not read receipts. Whom the vendor has erased is not in it.
        items (list[MessageReportLine]):
    """

    timezone: str
    total: MessageFigures
    items: list[MessageReportLine]
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
        from ..models.message_figures import MessageFigures  # noqa: PLC0415
        from ..models.message_report_line import MessageReportLine  # noqa: PLC0415

        d = dict(src_dict)
        timezone = d.pop("timezone")

        total = MessageFigures.from_dict(d.pop("total"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = MessageReportLine.from_dict(items_item_data)

            items.append(items_item)

        message_report = cls(
            timezone=timezone,
            total=total,
            items=items,
        )

        message_report.additional_properties = d
        return message_report

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
