from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ref import Ref


T = TypeVar("T", bound="CannedReply")


@_attrs_define
class CannedReply:
    """
    Attributes:
        id (UUID):
        shortcut (str):
        text (str):
        team (None | Ref): Whose it is; null: the whole vendor's.
        created_at (datetime.datetime):
    """

    id: UUID
    shortcut: str
    text: str
    team: None | Ref
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ref import Ref  # noqa: PLC0415

        id = str(self.id)

        shortcut = self.shortcut

        text = self.text

        team: dict[str, Any] | None
        if isinstance(self.team, Ref):
            team = self.team.to_dict()
        else:
            team = self.team

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "shortcut": shortcut,
                "text": text,
                "team": team,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ref import Ref  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        shortcut = d.pop("shortcut")

        text = d.pop("text")

        def _parse_team(data: object) -> None | Ref:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                team_type_0 = Ref.from_dict(data)

                return team_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Ref, data)

        team = _parse_team(d.pop("team"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        canned_reply = cls(
            id=id,
            shortcut=shortcut,
            text=text,
            team=team,
            created_at=created_at,
        )

        canned_reply.additional_properties = d
        return canned_reply

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
