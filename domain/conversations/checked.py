"""What a stranger's JSON holds, taken as what it should be or refused with ValueError. Pure."""

import base64
import binascii
import math
from datetime import UTC, datetime
from typing import Any


def identifier(value: Any, *, most: int = 200) -> str:
    if not isinstance(value, str) or not value or len(value) > most:
        raise ValueError("not an id")
    return value


def digits(value: Any) -> str:
    """A WhatsApp id: a phone number with its country, without the plus."""
    text = identifier(value, most=20)
    if not (text.isascii() and text.isdigit()):
        raise ValueError("not a WhatsApp id")
    return text


def optional_digits(value: Any) -> str | None:
    return digits(value) if value else None


def optional_identifier(value: Any, *, most: int = 140) -> str | None:
    return identifier(value, most=most) if value else None


def moment(value: Any) -> datetime:
    """Unix seconds, as a number or as text."""
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (TypeError, OverflowError, OSError) as error:
        raise ValueError("not a time") from error


def digest(value: Any) -> str:
    """A SHA-256 in hex, from base64 as webhooks have it or from hex as the media endpoint has it; "" when neither."""
    if not isinstance(value, str):
        return ""
    try:
        found = bytes.fromhex(value) if len(value) == 64 else base64.b64decode(value, validate=True)
    except (ValueError, binascii.Error):
        return ""
    return found.hex() if len(found) == 32 else ""


def one_line(value: Any, *, most: int = 200) -> str:
    """A name as names are: no line breaks, no invisible characters; "" when it is no text."""
    if not isinstance(value, str):
        return ""
    printable = (char if char.isprintable() else " " for char in value)
    return " ".join("".join(printable).split())[:most]


def storable(value: Any) -> Any:
    """The payload without what PostgreSQL can't store: NUL, lone surrogates, numbers beyond all bounds."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [storable(part) for part in value]
    if isinstance(value, dict):
        return {storable(key): storable(part) for key, part in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def object_of(holder: Any, key: str) -> dict[str, Any]:
    """The object under the key; an empty one when there is none."""
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, dict) else {}


def list_of(holder: Any, key: str) -> list[Any]:
    """The list under the key; an empty one when there is none."""
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []
