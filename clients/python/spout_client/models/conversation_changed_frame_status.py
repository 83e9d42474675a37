from typing import Literal

ConversationChangedFrameStatus = Literal["closed", "open", "pending", "snoozed"]

CONVERSATION_CHANGED_FRAME_STATUS_VALUES: set[ConversationChangedFrameStatus] = {
    "closed",
    "open",
    "pending",
    "snoozed",
}


def check_conversation_changed_frame_status(value: str) -> ConversationChangedFrameStatus:
    if value in CONVERSATION_CHANGED_FRAME_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONVERSATION_CHANGED_FRAME_STATUS_VALUES!r}")
