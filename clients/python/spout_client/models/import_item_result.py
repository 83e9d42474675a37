from typing import Literal

ImportItemResult = Literal["created", "refused", "unchanged", "updated"]

IMPORT_ITEM_RESULT_VALUES: set[ImportItemResult] = {
    "created",
    "refused",
    "unchanged",
    "updated",
}


def check_import_item_result(value: str) -> ImportItemResult:
    if value in IMPORT_ITEM_RESULT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IMPORT_ITEM_RESULT_VALUES!r}")
