from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.outside_window import OutsideWindow, check_outside_window
from ..types import UNSET, Unset

T = TypeVar("T", bound="WhatsAppChange")


@_attrs_define
class WhatsAppChange:
    """
    Attributes:
        outside_window (OutsideWindow | Unset):
        outside_template (str | Unset): An approved template that takes `name` and `message`, or less; empty: none.
        outside_language (str | Unset):
        booking_in_chat (bool | Unset):
    """

    outside_window: OutsideWindow | Unset = UNSET
    outside_template: str | Unset = UNSET
    outside_language: str | Unset = UNSET
    booking_in_chat: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        outside_window: str | Unset = UNSET
        if not isinstance(self.outside_window, Unset):
            outside_window = self.outside_window

        outside_template = self.outside_template

        outside_language = self.outside_language

        booking_in_chat = self.booking_in_chat

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if outside_window is not UNSET:
            field_dict["outside_window"] = outside_window
        if outside_template is not UNSET:
            field_dict["outside_template"] = outside_template
        if outside_language is not UNSET:
            field_dict["outside_language"] = outside_language
        if booking_in_chat is not UNSET:
            field_dict["booking_in_chat"] = booking_in_chat

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _outside_window = d.pop("outside_window", UNSET)
        outside_window: OutsideWindow | Unset
        if isinstance(_outside_window, Unset):
            outside_window = UNSET
        else:
            outside_window = check_outside_window(_outside_window)

        outside_template = d.pop("outside_template", UNSET)

        outside_language = d.pop("outside_language", UNSET)

        booking_in_chat = d.pop("booking_in_chat", UNSET)

        whats_app_change = cls(
            outside_window=outside_window,
            outside_template=outside_template,
            outside_language=outside_language,
            booking_in_chat=booking_in_chat,
        )

        return whats_app_change
