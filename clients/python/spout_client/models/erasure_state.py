from typing import Literal

ErasureState = Literal["done", "pending"]

ERASURE_STATE_VALUES: set[ErasureState] = {
    "done",
    "pending",
}


def check_erasure_state(value: str) -> ErasureState:
    if value in ERASURE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ERASURE_STATE_VALUES!r}")
