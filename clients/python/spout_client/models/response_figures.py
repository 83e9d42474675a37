from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ResponseFigures")


@_attrs_define
class ResponseFigures:
    """Of the customers' messages that began a conversation or opened it again (it was closed, pending or snoozed).

    Attributes:
        opened (int): How many of these messages came in the span. By member, those answered.
        answered (int): By a member, ahead of the next such message; what Spout, a bot or an API key writes is no
            answer.
        answered_rate (float | None):
        median_minutes (float | None): From such a message to its answer, day and night: the median.
        p90_minutes (float | None): Nine of ten answers took no longer.
    """

    opened: int
    answered: int
    answered_rate: float | None
    median_minutes: float | None
    p90_minutes: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        opened = self.opened

        answered = self.answered

        answered_rate: float | None
        answered_rate = self.answered_rate

        median_minutes: float | None
        median_minutes = self.median_minutes

        p90_minutes: float | None
        p90_minutes = self.p90_minutes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "opened": opened,
                "answered": answered,
                "answered_rate": answered_rate,
                "median_minutes": median_minutes,
                "p90_minutes": p90_minutes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        opened = d.pop("opened")

        answered = d.pop("answered")

        def _parse_answered_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        answered_rate = _parse_answered_rate(d.pop("answered_rate"))

        def _parse_median_minutes(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        median_minutes = _parse_median_minutes(d.pop("median_minutes"))

        def _parse_p90_minutes(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        p90_minutes = _parse_p90_minutes(d.pop("p90_minutes"))

        response_figures = cls(
            opened=opened,
            answered=answered,
            answered_rate=answered_rate,
            median_minutes=median_minutes,
            p90_minutes=p90_minutes,
        )

        response_figures.additional_properties = d
        return response_figures

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
