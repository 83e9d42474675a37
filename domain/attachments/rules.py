"""Which files are taken, how large, and what they really are. Pure.

Limits: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types
"""

from domain.errors import Conflict, Invalid, NotFound

MB = 1024 * 1024
MAX_BYTES = {"image": 5 * MB, "video": 16 * MB, "audio": 16 * MB, "sticker": 512_000, "document": 100 * MB}
MAX_UPLOAD = 16 * MB
"""Of a file that staff send; documents of customers may be larger."""

MAX_PIXELS = 50_000_000
HEAD = 512
"""Bytes that are enough to tell what a file is."""

_PICTURES = ("image/jpeg", "image/png", "image/webp")
_TYPES: dict[str, tuple[str, ...]] = {
    "image": _PICTURES,
    "sticker": ("image/webp",),
    "video": ("video/mp4", "video/3gpp"),
    "audio": ("audio/ogg", "audio/mpeg", "audio/aac", "audio/amr", "audio/mp4"),
}
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_OLD_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
_PLAIN = {".txt": "text/plain", ".csv": "text/plain"}

INLINE = frozenset(kind for kinds in _TYPES.values() for kind in kinds)
"""What a browser may show: nothing in it can run. All else is for saving."""

UNKNOWN = "application/octet-stream"


class AttachmentNotFound(NotFound):
    code = "attachment.not_found"
    sentence = "There is no such attachment."


class LinkSpent(NotFound):
    code = "attachment.link_spent"
    sentence = "This link is no longer good; ask for the attachment again."


class NotStored(NotFound):
    code = "attachment.not_stored"
    sentence = "The file is not here."


class AlreadySent(Conflict):
    code = "attachment.already_sent"
    sentence = "The file was sent with another message; upload it again."


class TooLarge(Invalid):
    code = "attachment.too_large"
    sentence = "The file is too large for its kind."


class Empty(Invalid):
    code = "attachment.empty"
    sentence = "The file is empty."


class TypeNotAllowed(Invalid):
    code = "attachment.type_not_allowed"
    sentence = "WhatsApp takes no file of this type."


class NotWhatItClaims(Invalid):
    code = "attachment.not_what_it_claims"
    sentence = "The file is not of the type that it says."


class Altered(Invalid):
    code = "attachment.altered"
    sentence = "The file is not the one that was sent: its checksum differs."


class BrokenPicture(Invalid):
    code = "attachment.broken_picture"
    sentence = "The picture can't be read, or has too many pixels."


def sniff(head: bytes) -> tuple[str, ...]:
    """The types that a file may have which begins so; the likeliest first. Empty for what has no mark of its own."""
    for mark, kinds in _MARKS:
        if head.startswith(mark):
            return kinds
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ("image/webp",)
    if head[4:8] == b"ftyp":
        if head[8:10] == b"3g":
            return ("video/3gpp", "video/mp4", "audio/mp4")
        return ("audio/mp4", "video/mp4") if head[8:11] == b"M4A" else ("video/mp4", "audio/mp4")
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:  # a frame of MPEG audio; its layer 0 is AAC
        return ("audio/aac",) if head[1] & 0x06 == 0 else ("audio/mpeg",)
    return ()


_MARKS: tuple[tuple[bytes, tuple[str, ...]], ...] = (
    (b"\xff\xd8\xff", ("image/jpeg",)),
    (b"\x89PNG\r\n\x1a\n", ("image/png",)),
    (b"OggS", ("audio/ogg",)),
    (b"ID3", ("audio/mpeg",)),
    (b"#!AMR", ("audio/amr",)),
    (b"%PDF-", ("application/pdf",)),
    (b"PK\x03\x04", tuple(_OFFICE.values())),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", tuple(_OLD_OFFICE.values())),
)


def check_size(kind: str, size: int) -> None:
    """Raises Empty, TooLarge."""
    if not size:
        raise Empty
    if size > MAX_BYTES[kind]:
        raise TooLarge


def type_received(kind: str, claimed: str, head: bytes) -> str:
    """The type under which a customer's file is kept. Raises NotWhatItClaims.

    A document may be anything: what it does not prove to be, it is not called.
    """
    found = sniff(head)
    if kind == "document":
        return claimed if claimed in found or (claimed == "text/plain" and not found) else UNKNOWN
    fitting = [known for known in found if known in _TYPES[kind]]
    if not fitting:
        raise NotWhatItClaims
    return claimed if claimed in fitting else fitting[0]


def type_to_send(name: str, head: bytes) -> tuple[str, str]:
    """The kind and the type of what staff upload: by its bytes, and by its ending where many look the same.

    Raises TypeNotAllowed.
    """
    ending = "." + name.rpartition(".")[2].lower()
    found = sniff(head)
    if not found and ending in _PLAIN and b"\0" not in head:
        return "document", _PLAIN[ending]
    if found == ("application/pdf",):
        return "document", found[0]
    office = (_OFFICE | _OLD_OFFICE).get(ending)
    if office in found:
        return "document", office
    for known in found:
        for kind in ("image", "video", "audio"):
            if known in _TYPES[kind] and known != "image/webp":  # only stickers are
                return kind, known
    raise TypeNotAllowed
