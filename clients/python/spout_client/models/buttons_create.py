from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.button_create import ButtonCreate


T = TypeVar("T", bound="ButtonsCreate")


@_attrs_define
class ButtonsCreate:
    """A text with one to three buttons.

    Attributes:
        kind (Literal['buttons']):
        text (str): At most 1024 characters.
        buttons (list[ButtonCreate]):
        client_id (None | str | Unset): Any string of yours, unique in the conversation: sent again, it is stored once.
        reply_to (int | None | Unset): The `seq` that it answers.
        header (str | Unset): At most 60 characters. Default: ''.
        footer (str | Unset): At most 60 characters. Default: ''.
    """

    kind: Literal["buttons"]
    text: str
    buttons: list[ButtonCreate]
    client_id: None | str | Unset = UNSET
    reply_to: int | None | Unset = UNSET
    header: str | Unset = ""
    footer: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        text = self.text

        buttons = []
        for buttons_item_data in self.buttons:
            buttons_item = buttons_item_data.to_dict()
            buttons.append(buttons_item)

        client_id: None | str | Unset
        if isinstance(self.client_id, Unset):
            client_id = UNSET
        else:
            client_id = self.client_id

        reply_to: int | None | Unset
        if isinstance(self.reply_to, Unset):
            reply_to = UNSET
        else:
            reply_to = self.reply_to

        header = self.header

        footer = self.footer

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "text": text,
                "buttons": buttons,
            }
        )
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if reply_to is not UNSET:
            field_dict["reply_to"] = reply_to
        if header is not UNSET:
            field_dict["header"] = header
        if footer is not UNSET:
            field_dict["footer"] = footer

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.button_create import ButtonCreate  # noqa: PLC0415

        d = dict(src_dict)
        kind = cast(Literal["buttons"], d.pop("kind"))
        if kind != "buttons":
            raise ValueError(f"kind must match const 'buttons', got '{kind}'")

        text = d.pop("text")

        buttons = []
        _buttons = d.pop("buttons")
        for buttons_item_data in _buttons:
            buttons_item = ButtonCreate.from_dict(buttons_item_data)

            buttons.append(buttons_item)

        def _parse_client_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        client_id = _parse_client_id(d.pop("client_id", UNSET))

        def _parse_reply_to(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        reply_to = _parse_reply_to(d.pop("reply_to", UNSET))

        header = d.pop("header", UNSET)

        footer = d.pop("footer", UNSET)

        buttons_create = cls(
            kind=kind,
            text=text,
            buttons=buttons,
            client_id=client_id,
            reply_to=reply_to,
            header=header,
            footer=footer,
        )

        return buttons_create
