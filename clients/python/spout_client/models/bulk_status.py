from typing import Literal

BulkStatus = Literal["cancelled", "completed", "confirmed", "no_show"]

BULK_STATUS_VALUES: set[BulkStatus] = {
    "cancelled",
    "completed",
    "confirmed",
    "no_show",
}


def check_bulk_status(value: str) -> BulkStatus:
    if value in BULK_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BULK_STATUS_VALUES!r}")
