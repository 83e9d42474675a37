from typing import Literal

PutMessageTemplateMessageChannel = Literal["email", "whatsapp"]

PUT_MESSAGE_TEMPLATE_MESSAGE_CHANNEL_VALUES: set[PutMessageTemplateMessageChannel] = {
    "email",
    "whatsapp",
}


def check_put_message_template_message_channel(value: str) -> PutMessageTemplateMessageChannel:
    if value in PUT_MESSAGE_TEMPLATE_MESSAGE_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PUT_MESSAGE_TEMPLATE_MESSAGE_CHANNEL_VALUES!r}")
