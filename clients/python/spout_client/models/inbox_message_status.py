from typing import Literal

InboxMessageStatus = Literal["delivered", "failed", "queued", "read", "sent"]

INBOX_MESSAGE_STATUS_VALUES: set[InboxMessageStatus] = {
    "delivered",
    "failed",
    "queued",
    "read",
    "sent",
}


def check_inbox_message_status(value: str) -> InboxMessageStatus:
    if value in INBOX_MESSAGE_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INBOX_MESSAGE_STATUS_VALUES!r}")
