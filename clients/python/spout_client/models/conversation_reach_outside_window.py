from typing import Literal

ConversationReachOutsideWindow = Literal["email", "refused", "template"]

CONVERSATION_REACH_OUTSIDE_WINDOW_VALUES: set[ConversationReachOutsideWindow] = {
    "email",
    "refused",
    "template",
}


def check_conversation_reach_outside_window(value: str) -> ConversationReachOutsideWindow:
    if value in CONVERSATION_REACH_OUTSIDE_WINDOW_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONVERSATION_REACH_OUTSIDE_WINDOW_VALUES!r}")
