from typing import Literal

MediaContentMedia = Literal["audio", "document", "image", "sticker", "video"]

MEDIA_CONTENT_MEDIA_VALUES: set[MediaContentMedia] = {
    "audio",
    "document",
    "image",
    "sticker",
    "video",
}


def check_media_content_media(value: str) -> MediaContentMedia:
    if value in MEDIA_CONTENT_MEDIA_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEDIA_CONTENT_MEDIA_VALUES!r}")
