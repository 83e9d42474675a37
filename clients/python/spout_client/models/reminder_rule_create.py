from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.quiet import Quiet, check_quiet
from ..models.reminder_channel import ReminderChannel, check_reminder_channel
from ..types import UNSET, Unset

T = TypeVar("T", bound="ReminderRuleCreate")


@_attrs_define
class ReminderRuleCreate:
    """
    Attributes:
        minutes_before (int):
        channels (list[ReminderChannel]): In order: the next is used when one can't carry it.
        service_id (None | Unset | UUID): Only for this service; for all when left out.
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name; empty: the usual one.
            Default: ''.
        quiet (Quiet | Unset):  Default: 'later'.
        min_lead_minutes (int | Unset): Not to one who booked less than this before it would be due. Default: 0.
        unless_coming (bool | Unset): Not to one who has said that they come. Default: False.
    """

    minutes_before: int
    channels: list[ReminderChannel]
    service_id: None | Unset | UUID = UNSET
    variant: str | Unset = ""
    quiet: Quiet | Unset = "later"
    min_lead_minutes: int | Unset = 0
    unless_coming: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        minutes_before = self.minutes_before

        channels = []
        for channels_item_data in self.channels:
            channels_item: str = channels_item_data
            channels.append(channels_item)

        service_id: None | str | Unset
        if isinstance(self.service_id, Unset):
            service_id = UNSET
        elif isinstance(self.service_id, UUID):
            service_id = str(self.service_id)
        else:
            service_id = self.service_id

        variant = self.variant

        quiet: str | Unset = UNSET
        if not isinstance(self.quiet, Unset):
            quiet = self.quiet

        min_lead_minutes = self.min_lead_minutes

        unless_coming = self.unless_coming

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "minutes_before": minutes_before,
                "channels": channels,
            }
        )
        if service_id is not UNSET:
            field_dict["service_id"] = service_id
        if variant is not UNSET:
            field_dict["variant"] = variant
        if quiet is not UNSET:
            field_dict["quiet"] = quiet
        if min_lead_minutes is not UNSET:
            field_dict["min_lead_minutes"] = min_lead_minutes
        if unless_coming is not UNSET:
            field_dict["unless_coming"] = unless_coming

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        minutes_before = d.pop("minutes_before")

        channels = []
        _channels = d.pop("channels")
        for channels_item_data in _channels:
            channels_item = check_reminder_channel(channels_item_data)

            channels.append(channels_item)

        def _parse_service_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                service_id_type_0 = UUID(data)

                return service_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        service_id = _parse_service_id(d.pop("service_id", UNSET))

        variant = d.pop("variant", UNSET)

        _quiet = d.pop("quiet", UNSET)
        quiet: Quiet | Unset
        if isinstance(_quiet, Unset):
            quiet = UNSET
        else:
            quiet = check_quiet(_quiet)

        min_lead_minutes = d.pop("min_lead_minutes", UNSET)

        unless_coming = d.pop("unless_coming", UNSET)

        reminder_rule_create = cls(
            minutes_before=minutes_before,
            channels=channels,
            service_id=service_id,
            variant=variant,
            quiet=quiet,
            min_lead_minutes=min_lead_minutes,
            unless_coming=unless_coming,
        )

        return reminder_rule_create
