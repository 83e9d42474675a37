from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="WhatsAppConnection")


@_attrs_define
class WhatsAppConnection:
    """
    Attributes:
        phone_number_id (str):
        business_account_id (str):
        access_token (str): Written, never read back.
        app_secret (None | str | Unset): Only with a Meta app of your own; never read back.
    """

    phone_number_id: str
    business_account_id: str
    access_token: str
    app_secret: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        phone_number_id = self.phone_number_id

        business_account_id = self.business_account_id

        access_token = self.access_token

        app_secret: None | str | Unset
        if isinstance(self.app_secret, Unset):
            app_secret = UNSET
        else:
            app_secret = self.app_secret

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "phone_number_id": phone_number_id,
                "business_account_id": business_account_id,
                "access_token": access_token,
            }
        )
        if app_secret is not UNSET:
            field_dict["app_secret"] = app_secret

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        phone_number_id = d.pop("phone_number_id")

        business_account_id = d.pop("business_account_id")

        access_token = d.pop("access_token")

        def _parse_app_secret(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        app_secret = _parse_app_secret(d.pop("app_secret", UNSET))

        whats_app_connection = cls(
            phone_number_id=phone_number_id,
            business_account_id=business_account_id,
            access_token=access_token,
            app_secret=app_secret,
        )

        return whats_app_connection
