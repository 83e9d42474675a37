"""Reading a WhatsApp webhook: every item of every entry, one by one. Pure.

Shapes: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples. A payload batches
three levels deep (`entry[]`, `changes[]`, then messages and statuses), mixes vendors and repeats items; one
item that makes no sense never hides the others.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

ECHO_PREFIX = "spout:"
"""`biz_opaque_callback_data` of what we send is this and the delivery's id; the status webhook echoes it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A customer's message. Without `whatsapp_id` the customer hides the phone and has a business-scoped id alone."""

    phone_number_id: str
    provider_id: str
    whatsapp_id: str | None
    business_scoped_id: str | None
    name: str
    kind: str
    text: str
    content: dict[str, Any]
    reply_to: str | None
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What became of a message of ours."""

    phone_number_id: str
    provider_id: str
    status: str
    delivery_id: UUID | None
    reason: str
    code: int | None = None
    """Meta's error, of one that failed."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """An item that was understood by nobody: where it stood and why."""

    why: str


class NotHandled(ValueError):
    """Understood, and not acted on by this version."""


Item = Incoming | StatusReport | Unusable


def read(body: bytes) -> Iterator[Item]:
    """Each item of the payload. Never raises on what a stranger may send."""
    try:
        payload = _storable(json.loads(body))
        entries = list(payload["entry"])
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Unusable("not a webhook payload")
        return
    for e, entry in enumerate(entries):
        for c, change in enumerate(_list(entry, "changes")):
            yield from _change(change, f"entry[{e}].changes[{c}]")


def _change(change: Any, place: str) -> Iterator[Item]:
    if not isinstance(change, dict) or change.get("field") != "messages" or not isinstance(change.get("value"), dict):
        yield Unusable(f"{place}: field {change.get('field') if isinstance(change, dict) else None!r} is not handled")
        return
    value = change["value"]
    for name, reader in (("messages", _message), ("statuses", _status)):
        for i, item in enumerate(_list(value, name)):
            try:
                yield reader(item, value)
            except NotHandled as why:
                yield Unusable(f"{place}.{name}[{i}]: {why}")
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
                yield Unusable(f"{place}.{name}[{i}]: {type(error).__name__}")
    for fault in _list(value, "errors"):
        yield Unusable(f"{place}: error {fault.get('code') if isinstance(fault, dict) else 'of no shape'}")


def _message(item: dict[str, Any], value: dict[str, Any]) -> Incoming:
    kind = _text(item["type"])
    if kind == "system":
        raise NotHandled("a notice of a changed number or id")
    sender = item.get("from_user_id")
    return Incoming(
        phone_number_id=_text(value["metadata"]["phone_number_id"]),
        provider_id=_text(item["id"]),
        whatsapp_id=_digits(item["from"]) if item.get("from") else None,
        business_scoped_id=_text(sender, most=140) if sender else None,
        name=_name(value, item),
        kind=kind,
        text=_words(kind, item),
        content={key: item[key] for key in (kind, "context", "referral", "errors") if key in item and kind != "text"},
        reply_to=_answered(item.get("context")),
        sent_at=datetime.fromtimestamp(int(item["timestamp"]), UTC),
    )


def _status(item: dict[str, Any], value: dict[str, Any]) -> StatusReport:
    status = item["status"]
    if status not in ("sent", "delivered", "read", "failed"):
        raise ValueError(status)
    errors = _list(item, "errors")
    problems = [f"{e.get('code')} {e.get('title', '')}".strip() for e in errors]
    codes = [e["code"] for e in errors if isinstance(e.get("code"), int)]
    return StatusReport(
        phone_number_id=_text(value["metadata"]["phone_number_id"]),
        provider_id=_text(item["id"]),
        status=status,
        delivery_id=_echo(item.get("biz_opaque_callback_data")),
        reason="; ".join(problems),
        code=codes[0] if codes else None,
    )


def _name(value: dict[str, Any], item: dict[str, Any]) -> str:
    for contact in _list(value, "contacts"):
        same = [(contact.get("wa_id"), item.get("from")), (contact.get("user_id"), item.get("from_user_id"))]
        if any(theirs and theirs == sender for theirs, sender in same):
            return _one_line(str((contact.get("profile") or {}).get("name", "")))[:200]
    return ""


def _words(kind: str, item: dict[str, Any]) -> str:
    """What the message says in plain words: its text, caption, tapped title, or nothing."""
    part = item.get(kind) or {}
    if kind == "interactive":
        part = part.get(part.get("type", ""), {})
    found = next((part[key] for key in ("body", "caption", "text", "title", "emoji", "name") if part.get(key)), "")
    return str(found)[:4096]


def _echo(data: Any) -> UUID | None:
    if not isinstance(data, str) or not data.startswith(ECHO_PREFIX):
        return None
    try:
        return UUID(data.removeprefix(ECHO_PREFIX))
    except ValueError:
        return None


def _text(value: Any, *, most: int = 200) -> str:
    if not isinstance(value, str) or not value or len(value) > most:
        raise ValueError("not an id")
    return value


def _digits(value: Any) -> str:
    text = _text(value, most=20)
    if not (text.isascii() and text.isdigit()):
        raise ValueError("not a WhatsApp id")
    return text


def _answered(context: Any) -> str | None:
    """The wamid that a message answers. Whatever else stands there, the message itself counts."""
    found = context.get("id") if isinstance(context, dict) else None
    return found if isinstance(found, str) and found else None


def _one_line(text: str) -> str:
    """A name as names are: no line breaks, no invisible characters."""
    printable = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(printable).split())


def _storable(value: Any) -> Any:
    """The payload without what PostgreSQL can't store: NUL, lone surrogates, numbers beyond all bounds."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_storable(part) for part in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(part) for key, part in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _list(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []
