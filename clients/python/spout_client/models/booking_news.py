from typing import Literal

BookingNews = Literal[
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

BOOKING_NEWS_VALUES: set[BookingNews] = {
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


def check_booking_news(value: str) -> BookingNews:
    if value in BOOKING_NEWS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {BOOKING_NEWS_VALUES!r}")
