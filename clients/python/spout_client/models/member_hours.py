from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.date_hours import DateHours
    from ..models.weekday_hours import WeekdayHours


T = TypeVar("T", bound="MemberHours")


@_attrs_define
class MemberHours:
    """
    Attributes:
        weekly (list[WeekdayHours]): Empty, of a member: the vendor's hold.
        dates (list[DateHours] | Unset):
        timezone (None | str | Unset): Of these hours; null: the vendor's.
    """

    weekly: list[WeekdayHours]
    dates: list[DateHours] | Unset = UNSET
    timezone: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        weekly = []
        for weekly_item_data in self.weekly:
            weekly_item = weekly_item_data.to_dict()
            weekly.append(weekly_item)

        dates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.dates, Unset):
            dates = []
            for dates_item_data in self.dates:
                dates_item = dates_item_data.to_dict()
                dates.append(dates_item)

        timezone: None | str | Unset
        if isinstance(self.timezone, Unset):
            timezone = UNSET
        else:
            timezone = self.timezone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "weekly": weekly,
            }
        )
        if dates is not UNSET:
            field_dict["dates"] = dates
        if timezone is not UNSET:
            field_dict["timezone"] = timezone

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.date_hours import DateHours  # noqa: PLC0415
        from ..models.weekday_hours import WeekdayHours  # noqa: PLC0415

        d = dict(src_dict)
        weekly = []
        _weekly = d.pop("weekly")
        for weekly_item_data in _weekly:
            weekly_item = WeekdayHours.from_dict(weekly_item_data)

            weekly.append(weekly_item)

        _dates = d.pop("dates", UNSET)
        dates: list[DateHours] | Unset = UNSET
        if _dates is not UNSET:
            dates = []
            for dates_item_data in _dates:
                dates_item = DateHours.from_dict(dates_item_data)

                dates.append(dates_item)

        def _parse_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        timezone = _parse_timezone(d.pop("timezone", UNSET))

        member_hours = cls(
            weekly=weekly,
            dates=dates,
            timezone=timezone,
        )

        return member_hours
