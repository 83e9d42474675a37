from typing import Literal

AttachmentFrameState = Literal["failed", "pending", "stored"]

ATTACHMENT_FRAME_STATE_VALUES: set[AttachmentFrameState] = {
    "failed",
    "pending",
    "stored",
}


def check_attachment_frame_state(value: str) -> AttachmentFrameState:
    if value in ATTACHMENT_FRAME_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ATTACHMENT_FRAME_STATE_VALUES!r}")
