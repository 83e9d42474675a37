from typing import Literal

LastDirection = Literal["", "inbound", "note", "outbound"]

LAST_DIRECTION_VALUES: set[LastDirection] = {
    "",
    "inbound",
    "note",
    "outbound",
}


def check_last_direction(value: str) -> LastDirection:
    if value in LAST_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LAST_DIRECTION_VALUES!r}")
