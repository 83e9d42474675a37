from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="WeekdayHours")


@_attrs_define
class WeekdayHours:
    """
    Attributes:
        from_ (str):
        until (str): When it is not after `from`, it is on the next day.
        weekday (int): 0 is Monday.
    """

    from_: str
    until: str
    weekday: int

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_

        until = self.until

        weekday = self.weekday

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from": from_,
                "until": until,
                "weekday": weekday,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = d.pop("from")

        until = d.pop("until")

        weekday = d.pop("weekday")

        weekday_hours = cls(
            from_=from_,
            until=until,
            weekday=weekday,
        )

        return weekday_hours
