from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.member_profile import MemberProfile


T = TypeVar("T", bound="MemberUpdate")


@_attrs_define
class MemberUpdate:
    """
    Attributes:
        role_id (UUID | Unset):
        position (str | Unset):
        is_bookable (bool | Unset):
        team_ids (list[UUID] | Unset): Replaces the teams the member is in.
        user (MemberProfile | Unset): Of an account that belongs to no other vendor; else only its owner may change it.
    """

    role_id: UUID | Unset = UNSET
    position: str | Unset = UNSET
    is_bookable: bool | Unset = UNSET
    team_ids: list[UUID] | Unset = UNSET
    user: MemberProfile | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        role_id: str | Unset = UNSET
        if not isinstance(self.role_id, Unset):
            role_id = str(self.role_id)

        position = self.position

        is_bookable = self.is_bookable

        team_ids: list[str] | Unset = UNSET
        if not isinstance(self.team_ids, Unset):
            team_ids = []
            for team_ids_item_data in self.team_ids:
                team_ids_item = str(team_ids_item_data)
                team_ids.append(team_ids_item)

        user: dict[str, Any] | Unset = UNSET
        if not isinstance(self.user, Unset):
            user = self.user.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if role_id is not UNSET:
            field_dict["role_id"] = role_id
        if position is not UNSET:
            field_dict["position"] = position
        if is_bookable is not UNSET:
            field_dict["is_bookable"] = is_bookable
        if team_ids is not UNSET:
            field_dict["team_ids"] = team_ids
        if user is not UNSET:
            field_dict["user"] = user

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.member_profile import MemberProfile  # noqa: PLC0415

        d = dict(src_dict)
        _role_id = d.pop("role_id", UNSET)
        role_id: UUID | Unset
        if isinstance(_role_id, Unset):
            role_id = UNSET
        else:
            role_id = UUID(_role_id)

        position = d.pop("position", UNSET)

        is_bookable = d.pop("is_bookable", UNSET)

        _team_ids = d.pop("team_ids", UNSET)
        team_ids: list[UUID] | Unset = UNSET
        if _team_ids is not UNSET:
            team_ids = []
            for team_ids_item_data in _team_ids:
                team_ids_item = UUID(team_ids_item_data)

                team_ids.append(team_ids_item)

        _user = d.pop("user", UNSET)
        user: MemberProfile | Unset
        if isinstance(_user, Unset):
            user = UNSET
        else:
            user = MemberProfile.from_dict(_user)

        member_update = cls(
            role_id=role_id,
            position=position,
            is_bookable=is_bookable,
            team_ids=team_ids,
            user=user,
        )

        return member_update
