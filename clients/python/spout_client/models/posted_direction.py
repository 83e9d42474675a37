from typing import Literal

PostedDirection = Literal["inbound", "outbound"]

POSTED_DIRECTION_VALUES: set[PostedDirection] = {
    "inbound",
    "outbound",
}


def check_posted_direction(value: str) -> PostedDirection:
    if value in POSTED_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {POSTED_DIRECTION_VALUES!r}")
