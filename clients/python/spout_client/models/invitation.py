from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.invitation_state import InvitationState, check_invitation_state

if TYPE_CHECKING:
    from ..models.role_ref import RoleRef


T = TypeVar("T", bound="Invitation")


@_attrs_define
class Invitation:
    """
    Attributes:
        id (UUID):
        email (str):
        language (str):
        role (None | RoleRef): Null when the role was removed since.
        position (str):
        team_ids (list[UUID]):
        invited_by (str):
        state (InvitationState):
        sendings (int): How many letters were sent.
        created_at (datetime.datetime):
        expires_at (datetime.datetime):
    """

    id: UUID
    email: str
    language: str
    role: None | RoleRef
    position: str
    team_ids: list[UUID]
    invited_by: str
    state: InvitationState
    sendings: int
    created_at: datetime.datetime
    expires_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.role_ref import RoleRef  # noqa: PLC0415

        id = str(self.id)

        email = self.email

        language = self.language

        role: dict[str, Any] | None
        if isinstance(self.role, RoleRef):
            role = self.role.to_dict()
        else:
            role = self.role

        position = self.position

        team_ids = []
        for team_ids_item_data in self.team_ids:
            team_ids_item = str(team_ids_item_data)
            team_ids.append(team_ids_item)

        invited_by = self.invited_by

        state: str = self.state

        sendings = self.sendings

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "email": email,
                "language": language,
                "role": role,
                "position": position,
                "team_ids": team_ids,
                "invited_by": invited_by,
                "state": state,
                "sendings": sendings,
                "created_at": created_at,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.role_ref import RoleRef  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        email = d.pop("email")

        language = d.pop("language")

        def _parse_role(data: object) -> None | RoleRef:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                role_type_0 = RoleRef.from_dict(data)

                return role_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RoleRef, data)

        role = _parse_role(d.pop("role"))

        position = d.pop("position")

        team_ids = []
        _team_ids = d.pop("team_ids")
        for team_ids_item_data in _team_ids:
            team_ids_item = UUID(team_ids_item_data)

            team_ids.append(team_ids_item)

        invited_by = d.pop("invited_by")

        state = check_invitation_state(d.pop("state"))

        sendings = d.pop("sendings")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        invitation = cls(
            id=id,
            email=email,
            language=language,
            role=role,
            position=position,
            team_ids=team_ids,
            invited_by=invited_by,
            state=state,
            sendings=sendings,
            created_at=created_at,
            expires_at=expires_at,
        )

        invitation.additional_properties = d
        return invitation

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
