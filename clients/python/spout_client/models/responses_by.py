from typing import Literal

ResponsesBy = Literal["day", "member", "team"]

RESPONSES_BY_VALUES: set[ResponsesBy] = {
    "day",
    "member",
    "team",
}


def check_responses_by(value: str) -> ResponsesBy:
    if value in RESPONSES_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RESPONSES_BY_VALUES!r}")
