from typing import Literal

InboxStatusStatus = Literal["delivered", "failed", "queued", "read", "sent"]

INBOX_STATUS_STATUS_VALUES: set[InboxStatusStatus] = {
    "delivered",
    "failed",
    "queued",
    "read",
    "sent",
}


def check_inbox_status_status(value: str) -> InboxStatusStatus:
    if value in INBOX_STATUS_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INBOX_STATUS_STATUS_VALUES!r}")
