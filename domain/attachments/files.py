"""The bytes of attachments, in Django's storage: a folder, or S3 (core.env)."""

import hashlib
import warnings
from typing import IO, Any
from uuid import UUID

from django.core.files.base import File
from django.core.files.storage import default_storage
from PIL import Image

from domain.attachments import rules

_FORMATS = ("JPEG", "PNG", "WEBP")


def save(attachment_id: UUID, content: IO[bytes]) -> str:
    """Keep the bytes under a name of our own; once more replaces what a killed try left."""
    name = name_of(attachment_id)
    default_storage.delete(name)
    content.seek(0)
    return default_storage.save(name, File(content))


def open_stored(name: str) -> Any:
    """The bytes to read and seek in. Raises NotStored when the storage has lost them."""
    try:
        return default_storage.open(name)
    except FileNotFoundError:
        raise rules.NotStored from None


def remove(name: str) -> None:
    """One that is not there is no error."""
    default_storage.delete(name)


def name_of(attachment_id: UUID) -> str:
    """Under which its bytes are kept, or would be."""
    return f"attachments/{attachment_id}"


def measure(content: IO[bytes]) -> tuple[int, str]:
    """Its size in bytes and its SHA-256 in hex."""
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # a file all the same
    return content.seek(0, 2), digest


def head(content: IO[bytes]) -> bytes:
    content.seek(0)
    return content.read(rules.HEAD)


def check_picture(content: IO[bytes]) -> None:
    """That it opens as a picture of bounded size, without decoding it. Raises BrokenPicture."""
    content.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound is lower
            with Image.open(content, formats=_FORMATS) as picture:
                pixels = picture.width * picture.height
                picture.verify()
    except Exception:  # Pillow names no closed list of what a broken file raises
        raise rules.BrokenPicture from None
    if pixels > rules.MAX_PIXELS:
        raise rules.BrokenPicture
