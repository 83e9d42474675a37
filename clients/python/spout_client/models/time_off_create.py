from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="TimeOffCreate")


@_attrs_define
class TimeOffCreate:
    """
    Attributes:
        starts_at (datetime.datetime):
        ends_at (datetime.datetime): At most 400 days later.
        reason (str | Unset):  Default: ''.
    """

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "starts_at": starts_at,
                "ends_at": ends_at,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))

        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))

        reason = d.pop("reason", UNSET)

        time_off_create = cls(
            starts_at=starts_at,
            ends_at=ends_at,
            reason=reason,
        )

        return time_off_create
