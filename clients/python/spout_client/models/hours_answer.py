from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.date_hours import DateHours
    from ..models.weekday_hours import WeekdayHours


T = TypeVar("T", bound="HoursAnswer")


@_attrs_define
class HoursAnswer:
    """
    Attributes:
        timezone (None | str): Of these hours; null, of a member: the vendor's.
        weekly (list[WeekdayHours]):
        dates (list[DateHours]):
    """

    timezone: None | str
    weekly: list[WeekdayHours]
    dates: list[DateHours]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        timezone: None | str
        timezone = self.timezone

        weekly = []
        for weekly_item_data in self.weekly:
            weekly_item = weekly_item_data.to_dict()
            weekly.append(weekly_item)

        dates = []
        for dates_item_data in self.dates:
            dates_item = dates_item_data.to_dict()
            dates.append(dates_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "timezone": timezone,
                "weekly": weekly,
                "dates": dates,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.date_hours import DateHours  # noqa: PLC0415
        from ..models.weekday_hours import WeekdayHours  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_timezone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        timezone = _parse_timezone(d.pop("timezone"))

        weekly = []
        _weekly = d.pop("weekly")
        for weekly_item_data in _weekly:
            weekly_item = WeekdayHours.from_dict(weekly_item_data)

            weekly.append(weekly_item)

        dates = []
        _dates = d.pop("dates")
        for dates_item_data in _dates:
            dates_item = DateHours.from_dict(dates_item_data)

            dates.append(dates_item)

        hours_answer = cls(
            timezone=timezone,
            weekly=weekly,
            dates=dates,
        )

        hours_answer.additional_properties = d
        return hours_answer

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
