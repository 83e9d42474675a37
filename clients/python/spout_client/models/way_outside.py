from typing import Literal

WayOutside = Literal["email", "refused", "template"]

WAY_OUTSIDE_VALUES: set[WayOutside] = {
    "email",
    "refused",
    "template",
}


def check_way_outside(value: str) -> WayOutside:
    if value in WAY_OUTSIDE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {WAY_OUTSIDE_VALUES!r}")
