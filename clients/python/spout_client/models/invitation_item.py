from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.invitation import Invitation
    from ..models.invitation_refused import InvitationRefused


T = TypeVar("T", bound="InvitationItem")


@_attrs_define
class InvitationItem:
    """
    Attributes:
        email (str):
        invitation (Invitation | None):
        refused (InvitationRefused | None): Why this one was not invited.
    """

    email: str
    invitation: Invitation | None
    refused: InvitationRefused | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.invitation import Invitation  # noqa: PLC0415
        from ..models.invitation_refused import InvitationRefused  # noqa: PLC0415

        email = self.email

        invitation: dict[str, Any] | None
        if isinstance(self.invitation, Invitation):
            invitation = self.invitation.to_dict()
        else:
            invitation = self.invitation

        refused: dict[str, Any] | None
        if isinstance(self.refused, InvitationRefused):
            refused = self.refused.to_dict()
        else:
            refused = self.refused

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "email": email,
                "invitation": invitation,
                "refused": refused,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invitation import Invitation  # noqa: PLC0415
        from ..models.invitation_refused import InvitationRefused  # noqa: PLC0415

        d = dict(src_dict)
        email = d.pop("email")

        def _parse_invitation(data: object) -> Invitation | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                invitation_type_0 = Invitation.from_dict(data)

                return invitation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Invitation | None, data)

        invitation = _parse_invitation(d.pop("invitation"))

        def _parse_refused(data: object) -> InvitationRefused | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                refused_type_0 = InvitationRefused.from_dict(data)

                return refused_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(InvitationRefused | None, data)

        refused = _parse_refused(d.pop("refused"))

        invitation_item = cls(
            email=email,
            invitation=invitation,
            refused=refused,
        )

        invitation_item.additional_properties = d
        return invitation_item

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
