from typing import Literal

MessageFrameStatus = Literal["delivered", "failed", "queued", "read", "sent"]

MESSAGE_FRAME_STATUS_VALUES: set[MessageFrameStatus] = {
    "delivered",
    "failed",
    "queued",
    "read",
    "sent",
}


def check_message_frame_status(value: str) -> MessageFrameStatus:
    if value in MESSAGE_FRAME_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_FRAME_STATUS_VALUES!r}")
