from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.charged_messages import ChargedMessages


T = TypeVar("T", bound="MessageFigures")


@_attrs_define
class MessageFigures:
    """Of the messages that WhatsApp took in the span and did not fail to deliver: those of conversations, notes about
    bookings, codes, tests, reactions; not read receipts. Whom the vendor has erased is not in it.

        Attributes:
            sent (int): That WhatsApp took: sent, delivered or read.
            delivered (int): Of those, delivered or read. What has not arrived is not charged.
            unpriced (int): Of the delivered, those of whose price WhatsApp has said nothing. They are in no cost.
            billable (int): Of the delivered, those that WhatsApp says are charged; the others are free.
            cost (None | str): Of the billable, by the channel's `rates` as they are now. Null where a rate is missing, or
                where WhatsApp has told the price of nothing that was delivered.
            currency (None | str): Of the channel's `rates`; null while there are none.
            categories (list[ChargedMessages]): By name; what WhatsApp has told no category of is in none.
    """

    sent: int
    delivered: int
    unpriced: int
    billable: int
    cost: None | str
    currency: None | str
    categories: list[ChargedMessages]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sent = self.sent

        delivered = self.delivered

        unpriced = self.unpriced

        billable = self.billable

        cost: None | str
        cost = self.cost

        currency: None | str
        currency = self.currency

        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sent": sent,
                "delivered": delivered,
                "unpriced": unpriced,
                "billable": billable,
                "cost": cost,
                "currency": currency,
                "categories": categories,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.charged_messages import ChargedMessages  # noqa: PLC0415

        d = dict(src_dict)
        sent = d.pop("sent")

        delivered = d.pop("delivered")

        unpriced = d.pop("unpriced")

        billable = d.pop("billable")

        def _parse_cost(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cost = _parse_cost(d.pop("cost"))

        def _parse_currency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        currency = _parse_currency(d.pop("currency"))

        categories = []
        _categories = d.pop("categories")
        for categories_item_data in _categories:
            categories_item = ChargedMessages.from_dict(categories_item_data)

            categories.append(categories_item)

        message_figures = cls(
            sent=sent,
            delivered=delivered,
            unpriced=unpriced,
            billable=billable,
            cost=cost,
            currency=currency,
            categories=categories,
        )

        message_figures.additional_properties = d
        return message_figures

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
