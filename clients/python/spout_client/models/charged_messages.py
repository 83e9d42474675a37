from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ChargedMessages")


@_attrs_define
class ChargedMessages:
    """Of the messages of one of Meta's categories.

    Attributes:
        category (str): Meta's word: marketing, utility, authentication, service …
        sent (int):
        delivered (int):
        billable (int):
        cost (None | str): Null without a rate for it.
    """

    category: str
    sent: int
    delivered: int
    billable: int
    cost: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        category = self.category

        sent = self.sent

        delivered = self.delivered

        billable = self.billable

        cost: None | str
        cost = self.cost

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "category": category,
                "sent": sent,
                "delivered": delivered,
                "billable": billable,
                "cost": cost,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        category = d.pop("category")

        sent = d.pop("sent")

        delivered = d.pop("delivered")

        billable = d.pop("billable")

        def _parse_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cost = _parse_cost(d.pop("cost"))

        charged_messages = cls(
            category=category,
            sent=sent,
            delivered=delivered,
            billable=billable,
            cost=cost,
        )

        charged_messages.additional_properties = d
        return charged_messages

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
