from typing import Literal

VendorOrder = Literal["-created_at", "created_at"]

VENDOR_ORDER_VALUES: set[VendorOrder] = {
    "-created_at",
    "created_at",
}


def check_vendor_order(value: str) -> VendorOrder:
    if value in VENDOR_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VENDOR_ORDER_VALUES!r}")
