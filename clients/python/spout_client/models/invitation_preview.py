from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.invited_to import InvitedTo
    from ..models.role_ref import RoleRef


T = TypeVar("T", bound="InvitationPreview")


@_attrs_define
class InvitationPreview:
    """
    Attributes:
        vendor (InvitedTo):
        email (str):
        role (RoleRef):
        position (str):
        invited_by (str):
        expires_at (datetime.datetime):
        has_account (bool): One that has proved its address; then accepting takes the token alone.
    """

    vendor: InvitedTo
    email: str
    role: RoleRef
    position: str
    invited_by: str
    expires_at: datetime.datetime
    has_account: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        vendor = self.vendor.to_dict()

        email = self.email

        role = self.role.to_dict()

        position = self.position

        invited_by = self.invited_by

        expires_at = self.expires_at.isoformat()

        has_account = self.has_account

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "vendor": vendor,
                "email": email,
                "role": role,
                "position": position,
                "invited_by": invited_by,
                "expires_at": expires_at,
                "has_account": has_account,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invited_to import InvitedTo  # noqa: PLC0415
        from ..models.role_ref import RoleRef  # noqa: PLC0415

        d = dict(src_dict)
        vendor = InvitedTo.from_dict(d.pop("vendor"))

        email = d.pop("email")

        role = RoleRef.from_dict(d.pop("role"))

        position = d.pop("position")

        invited_by = d.pop("invited_by")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        has_account = d.pop("has_account")

        invitation_preview = cls(
            vendor=vendor,
            email=email,
            role=role,
            position=position,
            invited_by=invited_by,
            expires_at=expires_at,
            has_account=has_account,
        )

        invitation_preview.additional_properties = d
        return invitation_preview

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
