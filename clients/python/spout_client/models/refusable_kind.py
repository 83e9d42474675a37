from typing import Literal

RefusableKind = Literal["booking.no_show", "booking.reminder", "waitlist.offer"]

REFUSABLE_KIND_VALUES: set[RefusableKind] = {
    "booking.no_show",
    "booking.reminder",
    "waitlist.offer",
}


def check_refusable_kind(value: str) -> RefusableKind:
    if value in REFUSABLE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUSABLE_KIND_VALUES!r}")
