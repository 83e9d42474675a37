from typing import Literal

BookingThenStatus = Literal["cancelled", "completed", "confirmed", "no_show", "pending"]

BOOKING_THEN_STATUS_VALUES: set[BookingThenStatus] = {
    "cancelled",
    "completed",
    "confirmed",
    "no_show",
    "pending",
}


def check_booking_then_status(value: str) -> BookingThenStatus:
    if value in BOOKING_THEN_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BOOKING_THEN_STATUS_VALUES!r}")
