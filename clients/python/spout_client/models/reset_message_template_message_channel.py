from typing import Literal

ResetMessageTemplateMessageChannel = Literal["email", "whatsapp"]

RESET_MESSAGE_TEMPLATE_MESSAGE_CHANNEL_VALUES: set[ResetMessageTemplateMessageChannel] = {
    "email",
    "whatsapp",
}


def check_reset_message_template_message_channel(value: str) -> ResetMessageTemplateMessageChannel:
    if value in RESET_MESSAGE_TEMPLATE_MESSAGE_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RESET_MESSAGE_TEMPLATE_MESSAGE_CHANNEL_VALUES!r}")
