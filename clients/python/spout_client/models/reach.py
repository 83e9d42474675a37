from typing import Literal

Reach = Literal["own", "teams", "vendor"]

REACH_VALUES: set[Reach] = {
    "own",
    "teams",
    "vendor",
}


def check_reach(value: str) -> Reach:
    if value in REACH_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REACH_VALUES!r}")
