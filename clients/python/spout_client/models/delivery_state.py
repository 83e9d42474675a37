from typing import Literal

DeliveryState = Literal[
    "attempting", "cancelled", "delivered", "failed", "in_doubt", "ready", "scheduled", "sent", "skipped"
]

DELIVERY_STATE_VALUES: set[DeliveryState] = {
    "attempting",
    "cancelled",
    "delivered",
    "failed",
    "in_doubt",
    "ready",
    "scheduled",
    "sent",
    "skipped",
}


def check_delivery_state(value: str) -> DeliveryState:
    if value in DELIVERY_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DELIVERY_STATE_VALUES!r}")
