from typing import Literal

InboxMessageDirection = Literal["inbound", "note", "outbound"]

INBOX_MESSAGE_DIRECTION_VALUES: set[InboxMessageDirection] = {
    "inbound",
    "note",
    "outbound",
}


def check_inbox_message_direction(value: str) -> InboxMessageDirection:
    if value in INBOX_MESSAGE_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INBOX_MESSAGE_DIRECTION_VALUES!r}")
