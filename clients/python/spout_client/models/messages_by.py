from typing import Literal

MessagesBy = Literal["category", "day", "member", "service"]

MESSAGES_BY_VALUES: set[MessagesBy] = {
    "category",
    "day",
    "member",
    "service",
}


def check_messages_by(value: str) -> MessagesBy:
    if value in MESSAGES_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGES_BY_VALUES!r}")
