from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MediaCreate")


@_attrs_define
class MediaCreate:
    """A file that was uploaded with `POST /attachments`: a picture, a video, a sound, a document.

    Attributes:
        kind (Literal['media']):
        attachment_id (UUID):
        client_id (None | str | Unset): Any string of yours, unique in the conversation: sent again, it is stored once.
        reply_to (int | None | Unset): The `seq` that it answers.
        text (str | Unset): The caption of a picture, a video or a document; at most 1024 characters. Default: ''.
    """

    kind: Literal["media"]
    attachment_id: UUID
    client_id: None | str | Unset = UNSET
    reply_to: int | None | Unset = UNSET
    text: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        attachment_id = str(self.attachment_id)

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

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "attachment_id": attachment_id,
            }
        )
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if reply_to is not UNSET:
            field_dict["reply_to"] = reply_to
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = cast(Literal["media"], d.pop("kind"))
        if kind != "media":
            raise ValueError(f"kind must match const 'media', got '{kind}'")

        attachment_id = UUID(d.pop("attachment_id"))

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

        text = d.pop("text", UNSET)

        media_create = cls(
            kind=kind,
            attachment_id=attachment_id,
            client_id=client_id,
            reply_to=reply_to,
            text=text,
        )

        return media_create
