from typing import Literal

MessageFrameDirection = Literal["inbound", "note", "outbound"]

MESSAGE_FRAME_DIRECTION_VALUES: set[MessageFrameDirection] = {
    "inbound",
    "note",
    "outbound",
}


def check_message_frame_direction(value: str) -> MessageFrameDirection:
    if value in MESSAGE_FRAME_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_FRAME_DIRECTION_VALUES!r}")
