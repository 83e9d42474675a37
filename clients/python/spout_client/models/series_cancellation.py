from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.scope import Scope, check_scope
from ..types import UNSET, Unset

T = TypeVar("T", bound="SeriesCancellation")


@_attrs_define
class SeriesCancellation:
    """
    Attributes:
        scope (Scope):
        reason (str | Unset):  Default: ''.
        booking_id (None | Unset | UUID): Of the series; may be left out with `all`.
    """

    scope: Scope
    reason: str | Unset = ""
    booking_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        scope: str = self.scope

        reason = self.reason

        booking_id: None | str | Unset
        if isinstance(self.booking_id, Unset):
            booking_id = UNSET
        elif isinstance(self.booking_id, UUID):
            booking_id = str(self.booking_id)
        else:
            booking_id = self.booking_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scope": scope,
            }
        )
        if reason is not UNSET:
            field_dict["reason"] = reason
        if booking_id is not UNSET:
            field_dict["booking_id"] = booking_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scope = check_scope(d.pop("scope"))

        reason = d.pop("reason", UNSET)

        def _parse_booking_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                booking_id_type_0 = UUID(data)

                return booking_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        booking_id = _parse_booking_id(d.pop("booking_id", UNSET))

        series_cancellation = cls(
            scope=scope,
            reason=reason,
            booking_id=booking_id,
        )

        return series_cancellation
