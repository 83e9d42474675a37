from typing import Literal

AttachmentKind = Literal["audio", "document", "image", "sticker", "video"]

ATTACHMENT_KIND_VALUES: set[AttachmentKind] = {
    "audio",
    "document",
    "image",
    "sticker",
    "video",
}


def check_attachment_kind(value: str) -> AttachmentKind:
    if value in ATTACHMENT_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ATTACHMENT_KIND_VALUES!r}")
