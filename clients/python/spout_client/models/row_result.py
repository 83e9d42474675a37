from typing import Literal

RowResult = Literal["created", "refused", "unchanged", "updated"]

ROW_RESULT_VALUES: set[RowResult] = {
    "created",
    "refused",
    "unchanged",
    "updated",
}


def check_row_result(value: str) -> RowResult:
    if value in ROW_RESULT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROW_RESULT_VALUES!r}")
