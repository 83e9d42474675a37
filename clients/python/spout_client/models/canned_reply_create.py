from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CannedReplyCreate")


@_attrs_define
class CannedReplyCreate:
    """
    Attributes:
        shortcut (str): What one types to find it: small letters, digits, `-` and `_`. Unique in the vendor.
        text (str): May hold `{contact_name}`, `{member_name}`, `{vendor_name}`.
        team_id (None | Unset | UUID):
    """

    shortcut: str
    text: str
    team_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        shortcut = self.shortcut

        text = self.text

        team_id: None | str | Unset
        if isinstance(self.team_id, Unset):
            team_id = UNSET
        elif isinstance(self.team_id, UUID):
            team_id = str(self.team_id)
        else:
            team_id = self.team_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shortcut": shortcut,
                "text": text,
            }
        )
        if team_id is not UNSET:
            field_dict["team_id"] = team_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        shortcut = d.pop("shortcut")

        text = d.pop("text")

        def _parse_team_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                team_id_type_0 = UUID(data)

                return team_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        team_id = _parse_team_id(d.pop("team_id", UNSET))

        canned_reply_create = cls(
            shortcut=shortcut,
            text=text,
            team_id=team_id,
        )

        return canned_reply_create
