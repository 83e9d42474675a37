from typing import Literal

OutsideWindow = Literal["email", "refuse", "template_then_email"]

OUTSIDE_WINDOW_VALUES: set[OutsideWindow] = {
    "email",
    "refuse",
    "template_then_email",
}


def check_outside_window(value: str) -> OutsideWindow:
    if value in OUTSIDE_WINDOW_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OUTSIDE_WINDOW_VALUES!r}")
