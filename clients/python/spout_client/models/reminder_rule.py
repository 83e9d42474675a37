from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.quiet import Quiet, check_quiet
from ..models.reminder_channel import ReminderChannel, check_reminder_channel

T = TypeVar("T", bound="ReminderRule")


@_attrs_define
class ReminderRule:
    """
    Attributes:
        id (UUID):
        service_id (None | UUID):
        minutes_before (int):
        channels (list[ReminderChannel]):
        variant (str):
        quiet (Quiet):
        min_lead_minutes (int):
        unless_coming (bool):
    """

    id: UUID
    service_id: None | UUID
    minutes_before: int
    channels: list[ReminderChannel]
    variant: str
    quiet: Quiet
    min_lead_minutes: int
    unless_coming: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        service_id: None | str
        if isinstance(self.service_id, UUID):
            service_id = str(self.service_id)
        else:
            service_id = self.service_id

        minutes_before = self.minutes_before

        channels = []
        for channels_item_data in self.channels:
            channels_item: str = channels_item_data
            channels.append(channels_item)

        variant = self.variant

        quiet: str = self.quiet

        min_lead_minutes = self.min_lead_minutes

        unless_coming = self.unless_coming

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "service_id": service_id,
                "minutes_before": minutes_before,
                "channels": channels,
                "variant": variant,
                "quiet": quiet,
                "min_lead_minutes": min_lead_minutes,
                "unless_coming": unless_coming,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_service_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                service_id_type_0 = UUID(data)

                return service_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        service_id = _parse_service_id(d.pop("service_id"))

        minutes_before = d.pop("minutes_before")

        channels = []
        _channels = d.pop("channels")
        for channels_item_data in _channels:
            channels_item = check_reminder_channel(channels_item_data)

            channels.append(channels_item)

        variant = d.pop("variant")

        quiet = check_quiet(d.pop("quiet"))

        min_lead_minutes = d.pop("min_lead_minutes")

        unless_coming = d.pop("unless_coming")

        reminder_rule = cls(
            id=id,
            service_id=service_id,
            minutes_before=minutes_before,
            channels=channels,
            variant=variant,
            quiet=quiet,
            min_lead_minutes=min_lead_minutes,
            unless_coming=unless_coming,
        )

        reminder_rule.additional_properties = d
        return reminder_rule

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
