from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="InvitationCreate")


@_attrs_define
class InvitationCreate:
    """
    Attributes:
        emails (list[str]):
        role_id (UUID):
        language (None | str | Unset): Of the letter. One who has an account gets it in their own; else the vendor's
            when left out.
        position (str | Unset):  Default: ''.
        team_ids (list[UUID] | Unset):
    """

    emails: list[str]
    role_id: UUID
    language: None | str | Unset = UNSET
    position: str | Unset = ""
    team_ids: list[UUID] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        emails = self.emails

        role_id = str(self.role_id)

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        position = self.position

        team_ids: list[str] | Unset = UNSET
        if not isinstance(self.team_ids, Unset):
            team_ids = []
            for team_ids_item_data in self.team_ids:
                team_ids_item = str(team_ids_item_data)
                team_ids.append(team_ids_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "emails": emails,
                "role_id": role_id,
            }
        )
        if language is not UNSET:
            field_dict["language"] = language
        if position is not UNSET:
            field_dict["position"] = position
        if team_ids is not UNSET:
            field_dict["team_ids"] = team_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        emails = cast(list[str], d.pop("emails"))

        role_id = UUID(d.pop("role_id"))

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        position = d.pop("position", UNSET)

        _team_ids = d.pop("team_ids", UNSET)
        team_ids: list[UUID] | Unset = UNSET
        if _team_ids is not UNSET:
            team_ids = []
            for team_ids_item_data in _team_ids:
                team_ids_item = UUID(team_ids_item_data)

                team_ids.append(team_ids_item)

        invitation_create = cls(
            emails=emails,
            role_id=role_id,
            language=language,
            position=position,
            team_ids=team_ids,
        )

        return invitation_create
