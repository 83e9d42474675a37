from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NotificationSettingsUpdate")


@_attrs_define
class NotificationSettingsUpdate:
    """
    Attributes:
        quiet_from (None | str | Unset):
        quiet_until (None | str | Unset):
        stop_words (list[str] | Unset):
        start_words (list[str] | Unset):
        agenda_at (None | str | Unset):
    """

    quiet_from: None | str | Unset = UNSET
    quiet_until: None | str | Unset = UNSET
    stop_words: list[str] | Unset = UNSET
    start_words: list[str] | Unset = UNSET
    agenda_at: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        quiet_from: None | str | Unset
        if isinstance(self.quiet_from, Unset):
            quiet_from = UNSET
        else:
            quiet_from = self.quiet_from

        quiet_until: None | str | Unset
        if isinstance(self.quiet_until, Unset):
            quiet_until = UNSET
        else:
            quiet_until = self.quiet_until

        stop_words: list[str] | Unset = UNSET
        if not isinstance(self.stop_words, Unset):
            stop_words = self.stop_words

        start_words: list[str] | Unset = UNSET
        if not isinstance(self.start_words, Unset):
            start_words = self.start_words

        agenda_at: None | str | Unset
        if isinstance(self.agenda_at, Unset):
            agenda_at = UNSET
        else:
            agenda_at = self.agenda_at

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if quiet_from is not UNSET:
            field_dict["quiet_from"] = quiet_from
        if quiet_until is not UNSET:
            field_dict["quiet_until"] = quiet_until
        if stop_words is not UNSET:
            field_dict["stop_words"] = stop_words
        if start_words is not UNSET:
            field_dict["start_words"] = start_words
        if agenda_at is not UNSET:
            field_dict["agenda_at"] = agenda_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_quiet_from(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        quiet_from = _parse_quiet_from(d.pop("quiet_from", UNSET))

        def _parse_quiet_until(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        quiet_until = _parse_quiet_until(d.pop("quiet_until", UNSET))

        stop_words = cast(list[str], d.pop("stop_words", UNSET))

        start_words = cast(list[str], d.pop("start_words", UNSET))

        def _parse_agenda_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        agenda_at = _parse_agenda_at(d.pop("agenda_at", UNSET))

        notification_settings_update = cls(
            quiet_from=quiet_from,
            quiet_until=quiet_until,
            stop_words=stop_words,
            start_words=start_words,
            agenda_at=agenda_at,
        )

        return notification_settings_update
