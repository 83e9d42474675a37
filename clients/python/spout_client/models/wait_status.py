from typing import Literal

WaitStatus = Literal["booked", "cancelled", "expired", "offered", "waiting"]

WAIT_STATUS_VALUES: set[WaitStatus] = {
    "booked",
    "cancelled",
    "expired",
    "offered",
    "waiting",
}


def check_wait_status(value: str) -> WaitStatus:
    if value in WAIT_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WAIT_STATUS_VALUES!r}")
