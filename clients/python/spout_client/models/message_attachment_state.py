from typing import Literal

MessageAttachmentState = Literal["failed", "pending", "stored"]

MESSAGE_ATTACHMENT_STATE_VALUES: set[MessageAttachmentState] = {
    "failed",
    "pending",
    "stored",
}


def check_message_attachment_state(value: str) -> MessageAttachmentState:
    if value in MESSAGE_ATTACHMENT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_ATTACHMENT_STATE_VALUES!r}")
