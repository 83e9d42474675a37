from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NotificationSettings")


@_attrs_define
class NotificationSettings:
    """
    Attributes:
        quiet_from (None | str): By the receiver's clock.
        quiet_until (None | str): By the receiver's clock; before `quiet_from`: on the next day.
        stop_words (list[str]): Besides those that Spout knows: a customer wants no more.
        start_words (list[str]): Besides those that Spout knows: a customer wants messages again.
        agenda_at (None | str): When members are written what is before them that day; null: never.
    """

    quiet_from: None | str
    quiet_until: None | str
    stop_words: list[str]
    start_words: list[str]
    agenda_at: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        quiet_from: None | str
        quiet_from = self.quiet_from

        quiet_until: None | str
        quiet_until = self.quiet_until

        stop_words = self.stop_words

        start_words = self.start_words

        agenda_at: None | str
        agenda_at = self.agenda_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "quiet_from": quiet_from,
                "quiet_until": quiet_until,
                "stop_words": stop_words,
                "start_words": start_words,
                "agenda_at": agenda_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_quiet_from(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        quiet_from = _parse_quiet_from(d.pop("quiet_from"))

        def _parse_quiet_until(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        quiet_until = _parse_quiet_until(d.pop("quiet_until"))

        stop_words = cast(list[str], d.pop("stop_words"))

        start_words = cast(list[str], d.pop("start_words"))

        def _parse_agenda_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        agenda_at = _parse_agenda_at(d.pop("agenda_at"))

        notification_settings = cls(
            quiet_from=quiet_from,
            quiet_until=quiet_until,
            stop_words=stop_words,
            start_words=start_words,
            agenda_at=agenda_at,
        )

        notification_settings.additional_properties = d
        return notification_settings

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
