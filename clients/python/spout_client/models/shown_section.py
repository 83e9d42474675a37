from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.shown_row import ShownRow


T = TypeVar("T", bound="ShownSection")


@_attrs_define
class ShownSection:
    """
    Attributes:
        title (str):
        rows (list[ShownRow]):
    """

    title: str
    rows: list[ShownRow]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "title": title,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shown_row import ShownRow  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = ShownRow.from_dict(rows_item_data)

            rows.append(rows_item)

        shown_section = cls(
            title=title,
            rows=rows,
        )

        shown_section.additional_properties = d
        return shown_section

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
