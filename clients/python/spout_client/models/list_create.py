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
    from ..models.section_create import SectionCreate


T = TypeVar("T", bound="ListCreate")


@_attrs_define
class ListCreate:
    """A text with a button that opens a list of at most ten rows in all.

    Attributes:
        kind (Literal['list']):
        text (str): At most 1024 characters.
        button (str): What opens the list; at most 20 characters.
        sections (list[SectionCreate]):
        client_id (None | str | Unset): Any string of yours, unique in the conversation: sent again, it is stored once.
        reply_to (int | None | Unset): The `seq` that it answers.
        header (str | Unset): At most 60 characters. Default: ''.
        footer (str | Unset): At most 60 characters. Default: ''.
    """

    kind: Literal["list"]
    text: str
    button: str
    sections: list[SectionCreate]
    client_id: None | str | Unset = UNSET
    reply_to: int | None | Unset = UNSET
    header: str | Unset = ""
    footer: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        text = self.text

        button = self.button

        sections = []
        for sections_item_data in self.sections:
            sections_item = sections_item_data.to_dict()
            sections.append(sections_item)

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
                "button": button,
                "sections": sections,
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
        from ..models.section_create import SectionCreate  # noqa: PLC0415

        d = dict(src_dict)
        kind = cast(Literal["list"], d.pop("kind"))
        if kind != "list":
            raise ValueError(f"kind must match const 'list', got '{kind}'")

        text = d.pop("text")

        button = d.pop("button")

        sections = []
        _sections = d.pop("sections")
        for sections_item_data in _sections:
            sections_item = SectionCreate.from_dict(sections_item_data)

            sections.append(sections_item)

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

        list_create = cls(
            kind=kind,
            text=text,
            button=button,
            sections=sections,
            client_id=client_id,
            reply_to=reply_to,
            header=header,
            footer=footer,
        )

        return list_create
