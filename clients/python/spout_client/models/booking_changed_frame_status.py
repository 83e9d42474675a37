from typing import Literal

BookingChangedFrameStatus = Literal["cancelled", "completed", "confirmed", "held", "no_show", "pending"]

BOOKING_CHANGED_FRAME_STATUS_VALUES: set[BookingChangedFrameStatus] = {
    "cancelled",
    "completed",
    "confirmed",
    "held",
    "no_show",
    "pending",
}


def check_booking_changed_frame_status(value: str) -> BookingChangedFrameStatus:
    if value in BOOKING_CHANGED_FRAME_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BOOKING_CHANGED_FRAME_STATUS_VALUES!r}")
