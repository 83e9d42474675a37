from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.row_result import RowResult, check_row_result

if TYPE_CHECKING:
    from ..models.cell_error import CellError


T = TypeVar("T", bound="ImportItem")


@_attrs_define
class ImportItem:
    """
    Attributes:
        row (int): As a spreadsheet counts: the header is row 1.
        result (RowResult):
        id (None | UUID):
        code (None | str): Why not; `request.invalid`: see `errors`.
        detail (None | str):
        errors (list[CellError]):
    """

    row: int
    result: RowResult
    id: None | UUID
    code: None | str
    detail: None | str
    errors: list[CellError]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        result: str = self.result

        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        code: None | str
        code = self.code

        detail: None | str
        detail = self.detail

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "row": row,
                "result": result,
                "id": id,
                "code": code,
                "detail": detail,
                "errors": errors,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_error import CellError  # noqa: PLC0415

        d = dict(src_dict)
        row = d.pop("row")

        result = check_row_result(d.pop("result"))

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        def _parse_detail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail"))

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = CellError.from_dict(errors_item_data)

            errors.append(errors_item)

        import_item = cls(
            row=row,
            result=result,
            id=id,
            code=code,
            detail=detail,
            errors=errors,
        )

        import_item.additional_properties = d
        return import_item

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
