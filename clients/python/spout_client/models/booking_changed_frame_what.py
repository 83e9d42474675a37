from typing import Literal

BookingChangedFrameWhat = Literal[
    "cancelled",
    "changed",
    "completed",
    "confirmed",
    "created",
    "customer_is_coming",
    "held",
    "hold_expired",
    "no_show",
    "rescheduled",
]

BOOKING_CHANGED_FRAME_WHAT_VALUES: set[BookingChangedFrameWhat] = {
    "cancelled",
    "changed",
    "completed",
    "confirmed",
    "created",
    "customer_is_coming",
    "held",
    "hold_expired",
    "no_show",
    "rescheduled",
}


def check_booking_changed_frame_what(value: str) -> BookingChangedFrameWhat:
    if value in BOOKING_CHANGED_FRAME_WHAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BOOKING_CHANGED_FRAME_WHAT_VALUES!r}")
