from typing import Literal

MessagePostedDataDirection = Literal["inbound", "outbound"]

MESSAGE_POSTED_DATA_DIRECTION_VALUES: set[MessagePostedDataDirection] = {
    "inbound",
    "outbound",
}


def check_message_posted_data_direction(value: str) -> MessagePostedDataDirection:
    if value in MESSAGE_POSTED_DATA_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_POSTED_DATA_DIRECTION_VALUES!r}")
