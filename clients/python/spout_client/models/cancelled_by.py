from typing import Literal

CancelledBy = Literal["customer", "staff", "system"]

CANCELLED_BY_VALUES: set[CancelledBy] = {
    "customer",
    "staff",
    "system",
}


def check_cancelled_by(value: str) -> CancelledBy:
    if value in CANCELLED_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CANCELLED_BY_VALUES!r}")
