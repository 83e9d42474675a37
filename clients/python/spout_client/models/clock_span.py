from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ClockSpan")


@_attrs_define
class ClockSpan:
    """From the one to the other, which is not part of it.

    Attributes:
        from_ (str):
        until (str): When it is not after `from`, it is on the next day.
    """

    from_: str
    until: str

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_

        until = self.until

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "from": from_,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = d.pop("from")

        until = d.pop("until")

        clock_span = cls(
            from_=from_,
            until=until,
        )

        return clock_span
