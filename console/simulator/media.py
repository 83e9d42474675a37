"""Uploaded and sent files, in memory. The oldest go when the total is over the bound."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from console.simulator import identity
from console.simulator.errors import MetaError

MB = 1024 * 1024
TOTAL_BYTES = 256 * MB
# Largest size in bytes by the first part of the type; anything else is a document.
LIMITS = {"image": 5 * MB, "video": 16 * MB, "audio": 16 * MB}
DOCUMENT_BYTES = 100 * MB
MIME_TYPE = re.compile(r"^[\w.+-]+/[\w.+-]+(; ?[\w.+-]+=[\w.+-]+)?$", re.ASCII)
IMAGES = ("image/jpeg", "image/png", "image/webp")


@dataclass(frozen=True, slots=True)
class File:
    """One stored file. `sha256` is the raw digest: webhooks write it in base64, the media endpoint in hex."""

    media_id: str
    mime_type: str
    filename: str | None
    content: bytes
    at: float

    @property
    def sha256(self) -> bytes:
        """Digest of the content."""
        return hashlib.sha256(self.content).digest()


class MediaStore:
    """Files by media id, oldest first."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._files: dict[str, File] = {}

    def add(self, content: bytes, mime_type: str, filename: str | None = None) -> File:
        """Store a file. Raises MetaError 131053: empty, too large for its kind, or no known kind of image."""
        kind = mime_type.partition("/")[0]
        if not content or len(content) > LIMITS.get(kind, DOCUMENT_BYTES):
            raise MetaError(131053, f"File size of {len(content)} bytes is not allowed for {mime_type}")
        if not MIME_TYPE.match(mime_type) or (kind == "image" and mime_type not in IMAGES):
            raise MetaError(131053, f"Media type {mime_type} is not supported")
        file = File(identity.media_id(), mime_type, filename, content, self._now())
        self._files[file.media_id] = file
        while sum(len(f.content) for f in self._files.values()) > TOTAL_BYTES:
            self._files.pop(next(iter(self._files)))
        return file

    def get(self, media_id: str) -> File | None:
        """The file, unless it is unknown or gone."""
        return self._files.get(media_id)

    def remove(self, media_id: str) -> bool:
        """Delete; whether it was there."""
        return self._files.pop(media_id, None) is not None

    def clear(self) -> None:
        """Delete all."""
        self._files.clear()


def sniff(content: bytes) -> str:
    """The type of an image by its first bytes; `application/octet-stream` for none that WhatsApp takes."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return "application/octet-stream"
