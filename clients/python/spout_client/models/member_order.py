from typing import Literal

MemberOrder = Literal["-created_at", "created_at"]

MEMBER_ORDER_VALUES: set[MemberOrder] = {
    "-created_at",
    "created_at",
}


def check_member_order(value: str) -> MemberOrder:
    if value in MEMBER_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEMBER_ORDER_VALUES!r}")
