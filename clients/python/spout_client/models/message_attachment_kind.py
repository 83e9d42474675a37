from typing import Literal

MessageAttachmentKind = Literal["audio", "document", "image", "sticker", "video"]

MESSAGE_ATTACHMENT_KIND_VALUES: set[MessageAttachmentKind] = {
    "audio",
    "document",
    "image",
    "sticker",
    "video",
}


def check_message_attachment_kind(value: str) -> MessageAttachmentKind:
    if value in MESSAGE_ATTACHMENT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MESSAGE_ATTACHMENT_KIND_VALUES!r}")
