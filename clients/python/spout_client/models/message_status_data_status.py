from typing import Literal

MessageStatusDataStatus = Literal["delivered", "failed", "queued", "read", "sent"]

MESSAGE_STATUS_DATA_STATUS_VALUES: set[MessageStatusDataStatus] = {
    "delivered",
    "failed",
    "queued",
    "read",
    "sent",
}


def check_message_status_data_status(value: str) -> MessageStatusDataStatus:
    if value in MESSAGE_STATUS_DATA_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_STATUS_DATA_STATUS_VALUES!r}")
