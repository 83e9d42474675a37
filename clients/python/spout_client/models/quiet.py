from typing import Literal

Quiet = Literal["earlier", "ignore", "later"]

QUIET_VALUES: set[Quiet] = {
    "earlier",
    "ignore",
    "later",
}


def check_quiet(value: str) -> Quiet:
    if value in QUIET_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUIET_VALUES!r}")
