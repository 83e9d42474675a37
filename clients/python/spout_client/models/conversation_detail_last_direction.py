from typing import Literal

ConversationDetailLastDirection = Literal["", "inbound", "note", "outbound"]

CONVERSATION_DETAIL_LAST_DIRECTION_VALUES: set[ConversationDetailLastDirection] = {
    "",
    "inbound",
    "note",
    "outbound",
}


def check_conversation_detail_last_direction(value: str) -> ConversationDetailLastDirection:
    if value in CONVERSATION_DETAIL_LAST_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONVERSATION_DETAIL_LAST_DIRECTION_VALUES!r}")
