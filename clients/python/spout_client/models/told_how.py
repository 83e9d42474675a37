from typing import Literal

ToldHow = Literal["link", "staff", "word"]

TOLD_HOW_VALUES: set[ToldHow] = {
    "link",
    "staff",
    "word",
}


def check_told_how(value: str) -> ToldHow:
    if value in TOLD_HOW_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TOLD_HOW_VALUES!r}")
