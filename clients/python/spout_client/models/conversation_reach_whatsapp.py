from typing import Literal

ConversationReachWhatsapp = Literal["connected", "not_connected", "stopped"]

CONVERSATION_REACH_WHATSAPP_VALUES: set[ConversationReachWhatsapp] = {
    "connected",
    "not_connected",
    "stopped",
}


def check_conversation_reach_whatsapp(value: str) -> ConversationReachWhatsapp:
    if value in CONVERSATION_REACH_WHATSAPP_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CONVERSATION_REACH_WHATSAPP_VALUES!r}")
