from typing import Literal

BookingOrder = Literal["-starts_at", "starts_at"]

BOOKING_ORDER_VALUES: set[BookingOrder] = {
    "-starts_at",
    "starts_at",
}


def check_booking_order(value: str) -> BookingOrder:
    if value in BOOKING_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BOOKING_ORDER_VALUES!r}")
