from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.channel_standing import ChannelStanding, check_channel_standing
from ..models.way_outside import WayOutside, check_way_outside

if TYPE_CHECKING:
    from ..models.outside_template import OutsideTemplate


T = TypeVar("T", bound="ConversationReach")


@_attrs_define
class ConversationReach:
    """How the customer is reached, for whoever answers: settings of the channel itself take `channel.write`.

    Attributes:
        whatsapp (ChannelStanding):
        stopped_at (datetime.datetime | None): Since when it is stopped.
        on_whatsapp (bool): Whether the contact has a WhatsApp id or a phone.
        by_email (bool): Whether the contact has an e-mail address.
        outside_window (WayOutside):
        template (None | OutsideTemplate): The one that stands in for such a text; null: none can.
    """

    whatsapp: ChannelStanding
    stopped_at: datetime.datetime | None
    on_whatsapp: bool
    by_email: bool
    outside_window: WayOutside
    template: None | OutsideTemplate
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.outside_template import OutsideTemplate  # noqa: PLC0415

        whatsapp: str = self.whatsapp

        stopped_at: None | str
        if isinstance(self.stopped_at, datetime.datetime):
            stopped_at = self.stopped_at.isoformat()
        else:
            stopped_at = self.stopped_at

        on_whatsapp = self.on_whatsapp

        by_email = self.by_email

        outside_window: str = self.outside_window

        template: dict[str, Any] | None
        if isinstance(self.template, OutsideTemplate):
            template = self.template.to_dict()
        else:
            template = self.template

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "whatsapp": whatsapp,
                "stopped_at": stopped_at,
                "on_whatsapp": on_whatsapp,
                "by_email": by_email,
                "outside_window": outside_window,
                "template": template,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.outside_template import OutsideTemplate  # noqa: PLC0415

        d = dict(src_dict)
        whatsapp = check_channel_standing(d.pop("whatsapp"))

        def _parse_stopped_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stopped_at_type_0 = datetime.datetime.fromisoformat(data)

                return stopped_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        stopped_at = _parse_stopped_at(d.pop("stopped_at"))

        on_whatsapp = d.pop("on_whatsapp")

        by_email = d.pop("by_email")

        outside_window = check_way_outside(d.pop("outside_window"))

        def _parse_template(data: object) -> None | OutsideTemplate:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                template_type_0 = OutsideTemplate.from_dict(data)

                return template_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OutsideTemplate, data)

        template = _parse_template(d.pop("template"))

        conversation_reach = cls(
            whatsapp=whatsapp,
            stopped_at=stopped_at,
            on_whatsapp=on_whatsapp,
            by_email=by_email,
            outside_window=outside_window,
            template=template,
        )

        conversation_reach.additional_properties = d
        return conversation_reach

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
