from typing import Literal

ConversationLastDirection = Literal["", "inbound", "note", "outbound"]

CONVERSATION_LAST_DIRECTION_VALUES: set[ConversationLastDirection] = {
    "",
    "inbound",
    "note",
    "outbound",
}


def check_conversation_last_direction(value: str) -> ConversationLastDirection:
    if value in CONVERSATION_LAST_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONVERSATION_LAST_DIRECTION_VALUES!r}")
