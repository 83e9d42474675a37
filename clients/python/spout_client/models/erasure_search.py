from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ErasureSearch")


@_attrs_define
class ErasureSearch:
    """
    Attributes:
        identity (str): A phone, WhatsApp id, business-scoped id or e-mail. It is compared as a keyed hash; none is
            kept.
    """

    identity: str

    def to_dict(self) -> dict[str, Any]:
        identity = self.identity

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "identity": identity,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        identity = d.pop("identity")

        erasure_search = cls(
            identity=identity,
        )

        return erasure_search
